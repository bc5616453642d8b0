namespace Analytics.Contracts.Alerting;

/// <summary>
/// That someone ended an alert by hand. While its condition goes on it does not fire again, until the condition has been clear once or a day has passed.
/// </summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Comment">Why it is over.</param>
public sealed record Resolution(string By, DateTimeOffset At, string? Comment);

namespace Analytics.Api.Churn;

/// <summary>A day on which subscribers were scored of whom it is not known yet whether they left; gone once that is recorded.</summary>
/// <param name="Id">Model, version and day.</param>
/// <param name="Model">The model.</param>
/// <param name="Version">Its version.</param>
/// <param name="Currency">Currency of the subscriptions.</param>
/// <param name="At">When the predictions were made.</param>
internal sealed record ScoredDay(string Id, string Model, int Version, string Currency, DateTimeOffset At);

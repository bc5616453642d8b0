namespace Analytics.Contracts.Safety;

/// <summary>A rule that applies to a prediction.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Category">Category of harm.</param>
/// <param name="Message">What went wrong, for people.</param>
public sealed record RailHit(string Rule, RailVerdict Verdict, RailSeverity Severity, string Category, string Message);

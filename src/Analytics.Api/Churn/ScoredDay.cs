namespace Analytics.Api.Churn;

/// <summary>Predictions of a day about subscribers whose next payment was not known then; gone once what became of them is recorded.</summary>
/// <param name="Id">Model, version and day.</param>
/// <param name="Model">The model.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When they were made.</param>
/// <param name="Predictions">Their ids.</param>
internal sealed record ScoredDay(string Id, string Model, int Version, DateTimeOffset At, IReadOnlyList<string> Predictions);

namespace Analytics.Contracts.Reporting;

/// <summary>How a figure comes about.</summary>
/// <param name="Definition">What it is, in one sentence.</param>
/// <param name="Query">The query that <c>POST /v1/query</c> answers with it.</param>
public sealed record FigureSource(string Definition, MeasureQuery Query);

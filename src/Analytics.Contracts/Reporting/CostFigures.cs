namespace Analytics.Contracts.Reporting;

/// <summary>What the answers of a model cost, in the currency that most of it was paid in.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Total">All of it.</param>
/// <param name="PerAnswer">Of one answer, on average.</param>
/// <param name="OtherCurrencies">Currencies that came in too and are not added.</param>
public sealed record CostFigures(string Currency, Figure Total, Figure PerAnswer, IReadOnlyList<string> OtherCurrencies);

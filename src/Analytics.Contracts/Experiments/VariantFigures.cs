namespace Analytics.Contracts.Experiments;

/// <summary>A metric of one variant.</summary>
/// <param name="Variant">Key of the variant.</param>
/// <param name="Units">Units that count.</param>
/// <param name="Value">The metric.</param>
/// <param name="StandardError">Its standard error.</param>
public sealed record VariantFigures(string Variant, long Units, double Value, double StandardError);

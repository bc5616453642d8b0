namespace Analytics.Core.Ports;

/// <summary>The summaries of one bucket and combination of breakdown values.</summary>
/// <param name="Bucket">Start of the bucket, UTC; null without an interval.</param>
/// <param name="Keys">Value of each breakdown field; null where missing.</param>
/// <param name="Values">One value a summary asked for, in that order.</param>
public sealed record SummaryGroup(DateTime? Bucket, IReadOnlyList<string?> Keys, IReadOnlyList<SummaryValue> Values);

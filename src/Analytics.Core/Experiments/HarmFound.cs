namespace Analytics.Core.Experiments;

/// <summary>A treatment that is shown to do harm, by rules that hold at every look or by a planned one.</summary>
/// <param name="Variant">The treatment.</param>
/// <param name="Units">Units of the smaller of the two arms in that metric.</param>
/// <param name="Reason">What is harmed, with the numbers.</param>
internal sealed record HarmFound(string Variant, long Units, string Reason);

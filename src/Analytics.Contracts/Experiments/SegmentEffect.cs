namespace Analytics.Contracts.Experiments;

/// <summary>The primary metric's effect within a segment.</summary>
/// <param name="Segment">The segment: country=DE.</param>
/// <param name="Variant">The treatment.</param>
/// <param name="Units">Units of both variants.</param>
/// <param name="Effect">The effect, with its interval of one look.</param>
/// <param name="PValue">p-value of one look.</param>
/// <param name="AdjustedPValue">The same corrected over all segments.</param>
/// <param name="Statistics">What it was computed from, the control first.</param>
/// <param name="IsRelative">True: a share of the control's value; false: in the unit of the metric. As of all data, so that segments have one scale.</param>
/// <param name="Confidence">Probability of the interval.</param>
public sealed record SegmentEffect(
    string Segment,
    string Variant,
    long Units,
    EffectFigures Effect,
    double PValue,
    double AdjustedPValue,
    IReadOnlyList<SufficientStatistics> Statistics,
    bool IsRelative,
    double Confidence);

namespace Analytics.Contracts.Monitoring;

/// <summary>Estimates against the truth, over the buckets whose labels have come.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Buckets">Buckets compared.</param>
/// <param name="Covered">Those whose realised figure lay in the band of the estimate.</param>
/// <param name="MeanGap">Realised less estimated, mean over the buckets weighted by their precision.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="Upper">Upper end of its 95 % interval.</param>
/// <param name="PValue">Probability of such a gap were the concept unchanged.</param>
public sealed record EstimatorAudit(string Metric, int Buckets, int Covered, double MeanGap, double Lower, double Upper, double PValue);

namespace Analytics.Contracts.Monitoring;

/// <summary>Predictions of like scores.</summary>
/// <param name="MeanScore">Their mean score.</param>
/// <param name="PositiveShare">Share of positives among them.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="Upper">Upper end of its 95 % interval.</param>
/// <param name="N">How many.</param>
public sealed record CalibrationBin(double MeanScore, double PositiveShare, double Lower, double Upper, long N);

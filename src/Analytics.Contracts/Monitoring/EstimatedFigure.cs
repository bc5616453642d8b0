namespace Analytics.Contracts.Monitoring;

/// <summary>A figure estimated before its labels arrive.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">Lower end of the band in which the realised figure falls 95 times of 100, were the concept unchanged.</param>
/// <param name="Upper">Upper end of the band.</param>
/// <param name="N">Predictions it rests on.</param>
/// <param name="Method">cbpe (confidence-based performance estimation), pape (the same, adapted to the inputs of the window), mcbpe (the same, calibrated within subgroups) or dle (direct loss estimation).</param>
public sealed record EstimatedFigure(double Value, double Lower, double Upper, long N, string Method);

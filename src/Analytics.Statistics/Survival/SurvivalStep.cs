namespace Analytics.Statistics.Survival;

/// <summary>One time of a survival curve.</summary>
/// <param name="Time">The time, in the unit of the observations.</param>
/// <param name="AtRisk">Those still there just before.</param>
/// <param name="Lost">Those lost at it.</param>
/// <param name="Hazard">Share of those at risk that is lost, in [0, 1].</param>
/// <param name="HazardError">Its standard error, binomial.</param>
/// <param name="Survival">Probability to be there after it, in [0, 1].</param>
/// <param name="StandardError">Its standard error by Greenwood's formula; 0 where nobody is left.</param>
/// <param name="Lower">Lower end of the interval of the survival, by the logarithm of its negative logarithm, so that it stays in [0, 1].</param>
/// <param name="Upper">Upper end.</param>
public sealed record SurvivalStep(double Time, long AtRisk, long Lost, double Hazard, double HazardError, double Survival, double StandardError, double Lower, double Upper);

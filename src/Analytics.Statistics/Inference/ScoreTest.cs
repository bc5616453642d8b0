namespace Analytics.Statistics.Inference;

/// <summary>A statistic that is standard normal under the null, with its p-value.</summary>
/// <param name="Statistic">The statistic, in standard errors; infinite where the data contradict the null with no error left.</param>
/// <param name="PValue">Probability under the null of a statistic at least as extreme, in [0, 1].</param>
public readonly record struct ScoreTest(double Statistic, double PValue)
{
    /// <summary>The test of a standard normal statistic.</summary>
    internal static ScoreTest Of(double statistic, Alternative alternative) => new(statistic, alternative switch
    {
        Alternative.Greater => NormalDistribution.Survival(statistic),
        Alternative.Less => NormalDistribution.Survival(-statistic),
        _ => Math.Min(1, 2 * NormalDistribution.Survival(Math.Abs(statistic))),
    });
}

using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Experiments;

/// <summary>A/A tests: the same units dealt anew by hash seeds, so that every difference is chance.</summary>
/// <param name="Tests">Seeds that gave a test.</param>
/// <param name="Significant">How many of them were significant.</param>
/// <param name="PValue">p-value that these are a share α by chance.</param>
internal sealed record AaTests(int Tests, int Significant, double PValue)
{
    private const int Seeds = 200;
    private const int MostUnits = 20_000;

    public double Share => (double)Significant / Tests;

    /// <summary>Tests a metric; null where too few units count.</summary>
    public static async Task<AaTests?> RunAsync(IExperimentQueries queries, UnitQuery asked, UnitMetric metric, double alpha, CancellationToken cancellationToken)
    {
        var plain = metric with { Lookback = TimeSpan.Zero };
        var split = new UnitSplit.BySeed(Seeds, MostUnits);
        var totals = (await queries.UnitsAsync(asked with { ByDay = false, Periods = [], Split = split, Metrics = [plain] }, cancellationToken)).Metrics[0];
        var (tests, significant) = (0, 0);
        foreach (var seed in totals.Cells.GroupBy(cell => cell.Split))
        {
            if (ArmComparer.Compare(plain, totals with { Cells = [.. seed] }, "0", "1").Arms is not { } arms) continue;
            tests++;
            if (EffectTest.Run(arms.Effect).PValue < alpha) significant++;
        }

        return tests == 0 ? null : new(tests, significant, BinomialTest.PValue(significant, tests, alpha));
    }
}

using System.Globalization;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Streaming;
using Analytics.Statistics.Summaries;

namespace Analytics.Benchmarks.Detectors;

/// <summary>
/// Rules on one figure a day, after two weeks that are known to be usual: days with a false alarm while nothing changes, and days until it lies two of its
/// deviations higher. The figure is normal, or skewed as latencies are; or a share of 1,000 rows that is a tenth and becomes a seventh.
/// </summary>
internal static class FigureSimulation
{
    private const int UsualDays = 14;
    private const int DaysAfter = 30;
    private const int Months = 400;
    private const int Rows = 1_000;
    private const double Budget = 30;

    private static readonly (string Name, Func<Random, bool, double> Draw, Func<double[], Func<double, bool>> Rule)[] Rules =
    [
        ("e-detector, normal figures", Normal, SelfStarting),
        ("e-detector, skewed figures", Skewed, SelfStarting),
        ("mean ± 3 deviations, normal figures", Normal, Deviations),
        ("mean ± 3 deviations, skewed figures", Skewed, Deviations),
        ("e-detector, shares by rows", Share, ByRows),
        ("mean ± 3 deviations, shares", Share, Deviations),
    ];

    public static async Task WriteAsync(TextWriter output)
    {
        await output.WriteLineAsync("| rule on a figure a day | days with a false alarm in 1,000 | days to detection, median | found within 30 days |");
        await output.WriteLineAsync("|---|---:|---:|---:|");
        foreach (var (name, draw, rule) in Rules)
        {
            var clean = Enumerable.Range(0, Months).Sum(month => Alarms(draw, rule, new Random(month), changed: false).Count()) * 1_000.0 / (Months * DaysAfter);
            int[] found = [.. Enumerable.Range(0, Months).Select(run => Alarms(draw, rule, new Random(10_000 + run), changed: true).FirstOrDefault(DaysAfter + 1)).Order()];
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {clean:N1} | {(found[Months / 2] > DaysAfter ? "more than 30" : found[Months / 2])} | {100 * found.Count(day => day <= DaysAfter) / Months} % |"));
        }
    }

    /// <summary>Days, from 1, on which the rule alerts.</summary>
    private static IEnumerable<int> Alarms(Func<Random, bool, double> draw, Func<double[], Func<double, bool>> rule, Random random, bool changed)
    {
        var alerts = rule([.. Enumerable.Range(0, UsualDays).Select(_ => draw(random, false))]);
        for (var day = 1; day <= DaysAfter; day++)
            if (alerts(draw(random, changed))) yield return day;
    }

    /// <summary>As the monitors do: after an alarm it learns from what was usual again.</summary>
    private static Func<double, bool> SelfStarting(double[] usual)
    {
        var detector = Learnt();
        return value =>
        {
            if (detector.Level == DriftLevel.Drift) detector = Learnt();
            return detector.Update(value) == DriftLevel.Drift;
        };

        SelfStartingEDetector Learnt()
        {
            var learnt = new SelfStartingEDetector(Budget, DriftSide.Up, UsualDays);
            foreach (var value in usual) learnt.Update(value);
            return learnt;
        }
    }

    private static Func<double, bool> ByRows(double[] usual)
    {
        var border = Proportion.ClopperPearsonUpper((long)usual.Sum(share => Math.Round(share * Rows)), UsualDays * Rows);
        var detector = new ShareEDetector(new(0, border), Budget);
        return share => detector.Update((long)Math.Round(share * Rows), Rows) == DriftLevel.Drift;
    }

    private static Func<double, bool> Deviations(double[] usual)
    {
        var moments = Moments.Of(usual);
        return value => Math.Abs(value - moments.Mean) > 3 * Math.Sqrt(moments.Variance);
    }

    private static double Normal(Random random, bool changed) => Standard(random) + (changed ? 2 : 0);

    /// <summary>Lognormal with a skewness near 1.8, in its own deviations.</summary>
    private static double Skewed(Random random, bool changed)
    {
        const double Sigma = 0.5;
        var deviation = Math.Sqrt((Math.Exp(Sigma * Sigma) - 1) * Math.Exp(Sigma * Sigma));
        return (Math.Exp(Sigma * Standard(random)) / deviation) + (changed ? 2 : 0);
    }

    private static double Share(Random random, bool changed)
    {
        var (rate, hits) = (changed ? 1.0 / 7 : 0.1, 0);
        for (var row = 0; row < Rows; row++)
            if (random.NextDouble() < rate) hits++;
        return (double)hits / Rows;
    }

    private static double Standard(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

using System.Globalization;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Drift.Verdicts;

namespace Analytics.Benchmarks.Detectors;

/// <summary>
/// Detectors of drift in daily windows of five features against a reference of two weeks: false alarms while nothing changes, and days until a move of one
/// feature by a fifth of its deviation is found. Ours share one false alarm a month out over windows and features; the others are the field's fixed bounds.
/// </summary>
internal static class WindowSimulation
{
    private const int Features = 5;
    private const int RowsADay = 1_000;
    private const int ReferenceDays = 14;
    private const int CleanDays = 1_000;
    private const int DaysAfter = 30;
    private const int Runs = 50;
    private const double Move = 0.2;
    private static readonly DriftSettings Budget = new() { Alpha = 1.0 / 30 / Features, Seed = 1 };

    private static readonly (string Name, Func<double[], double[], bool> Alerts)[] Detectors =
    [
        ("Kolmogorov-Smirnov, by the budget", (before, now) => NumericDrift.Judge(before, now, NumericDistance.KolmogorovSmirnov, Budget).Outcome == DriftOutcome.Drift),
        ("Wasserstein, by the budget", (before, now) => NumericDrift.Judge(before, now, NumericDistance.NormalisedWasserstein, Budget).Outcome == DriftOutcome.Drift),
        ("energy distance, by the budget", (before, now) => NumericDrift.Judge(before, now, NumericDistance.Energy, Budget).Outcome == DriftOutcome.Drift),
        ("Kolmogorov-Smirnov, p < 0.05 a feature", (before, now) => KolmogorovSmirnov.Test(before, now).PValue < 0.05),
        ("Wasserstein over 0.1 deviations", (before, now) => Wasserstein.Normalised(before, now) > 0.1),
        ("population stability index over 0.1", (before, now) => Stability(before, now) > 0.1),
        ("population stability index over 0.25", (before, now) => Stability(before, now) > 0.25),
    ];

    public static async Task WriteAsync(TextWriter output)
    {
        await output.WriteLineAsync("| detector of drift in daily windows | days with a false alarm in 1,000 | days to detection, median | found within 30 days |");
        await output.WriteLineAsync("|---|---:|---:|---:|");
        foreach (var (name, alerts) in Detectors)
        {
            // The reference is drawn anew for each month, as one reference for all days would be one throw of the dice.
            var clean = Enumerable.Range(0, CleanDays).Chunk(DaysAfter).Sum(days => Alarms(alerts, new Random(days[0]), days.Length, 0).Count());
            int[] found = [.. Enumerable.Range(0, Runs).Select(run => Alarms(alerts, new Random(10_000 + run), DaysAfter, Move).FirstOrDefault(DaysAfter + 1)).Order()];
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {clean:N0} | {(found[Runs / 2] > DaysAfter ? "more than 30" : found[Runs / 2])} | {100 * found.Count(day => day <= DaysAfter) / Runs} % |"));
        }
    }

    /// <summary>Days, from 1, on which some feature alerts.</summary>
    private static IEnumerable<int> Alarms(Func<double[], double[], bool> alerts, Random random, int days, double move)
    {
        var reference = Enumerable.Range(0, Features).Select(_ => Normal(random, ReferenceDays * RowsADay, 0)).ToArray();
        for (var day = 1; day <= days; day++)
        {
            var today = Enumerable.Range(0, Features).Select(feature => Normal(random, RowsADay, feature == 0 ? move : 0)).ToArray();
            if (reference.Zip(today).Any(feature => alerts(feature.First, feature.Second))) yield return day;
        }
    }

    private static double Stability(double[] reference, double[] current)
    {
        var bins = Bins.Quantiles(reference);
        return ShareDistance.PopulationStability(bins.Count(reference), bins.Count(current), ZeroShares.Fill(0.0001));
    }

    private static double[] Normal(Random random, int count, double mean) =>
        [.. Enumerable.Range(0, count).Select(_ => mean + (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
}

using System.Globalization;
using Analytics.Statistics.Streaming;

namespace Analytics.Benchmarks.Detectors;

/// <summary>
/// Detectors of the error stream of a classifier: false alarms while a tenth of its answers is wrong, and days until a rise to three in twenty is found.
/// </summary>
internal static class StreamSimulation
{
    private const int OutcomesADay = 1_000;
    private const int CleanDays = 10_000;
    private const int DaysBefore = 10;
    private const int DaysAfter = 30;
    private const int Runs = 100;
    private const double Before = 0.1;
    private const double After = 0.15;
    private const double Month = 30.0 * OutcomesADay;

    private static readonly (string Name, Func<IStreamDetector> Make)[] Detectors =
    [
        ("e-detector, one false alarm a month", () => new MeanEDetector(new(0, Before), Month)),
        ("CUSUM, run length a month for normal values", () => new Cusum(Before, Math.Sqrt(Before * (1 - Before)), 0.1, RunLengthThreshold, DriftSide.Up)),
        ("ADWIN, δ 0.002", () => new Adwin(0.002)),
        ("HDDM-A", () => new HddmA()),
        ("HDDM-W", () => new HddmW()),
        ("Page-Hinkley", () => new PageHinkley()),
        ("EWMA", () => new Ewma()),
        ("CUSUM, 0.5 and 5", () => new Cusum()),
        ("DDM", () => new Ddm()),
        ("RDDM", () => new Rddm()),
        ("EDDM", () => new Eddm()),
        ("ECDD", () => new Ecdd()),
        ("STEPD", () => new Stepd()),
        ("KSWIN", () => new Kswin(1)),
    ];

    private static double RunLengthThreshold { get; } = RunLength.CusumThreshold(0.1, Month / 2);

    public static async Task WriteAsync(TextWriter output)
    {
        await output.WriteLineAsync("| detector of the errors | false alarms in 1,000 monitor-days | days to detection, median | found within 30 days |");
        await output.WriteLineAsync("|---|---:|---:|---:|");
        foreach (var (name, make) in Detectors)
        {
            var clean = Alarms(make(), new Random(1), CleanDays * OutcomesADay, Before).Count() * 1_000.0 / CleanDays;
            double[] found = [.. Enumerable.Range(0, Runs).Select(run => Found(make(), new Random(100 + run))).Order()];
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {clean:#,0.#} | {(double.IsFinite(found[Runs / 2]) ? found[Runs / 2].ToString("0.00", CultureInfo.InvariantCulture) : "more than 30")} | {found.Count(double.IsFinite)} % |"));
        }
    }

    /// <summary>Days from the rise to the first alarm after it; infinite where there is none.</summary>
    private static double Found(IStreamDetector detector, Random random)
    {
        _ = Alarms(detector, random, DaysBefore * OutcomesADay, Before).Count();
        return Alarms(detector, random, DaysAfter * OutcomesADay, After).Select(at => (at + 1.0) / OutcomesADay).FirstOrDefault(double.PositiveInfinity);
    }

    private static IEnumerable<int> Alarms(IStreamDetector detector, Random random, int outcomes, double rate)
    {
        for (var at = 0; at < outcomes; at++)
            if (detector.Update(random.NextDouble() < rate ? 1 : 0) == DriftLevel.Drift) yield return at;
    }
}

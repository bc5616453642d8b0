using System.Diagnostics;
using System.Globalization;

namespace Analytics.Benchmarks;

/// <summary>How long single calls take, each timed by itself, among the ten experiments of <see cref="AssignmentBenchmark"/>; reading the clock twice is in it.</summary>
internal static class AssignmentLatency
{
    private const int Calls = 2_000_000;

    public static async Task WriteAsync(TextWriter output)
    {
        var benchmark = new AssignmentBenchmark();
        benchmark.Prepare();
        await output.WriteLineAsync("| one call | p50 | p99 | p99.9 | most |");
        await output.WriteLineAsync("|---|---:|---:|---:|---:|");
        await output.WriteLineAsync(Row("variants of ten experiments", benchmark.AssignOne));
        await output.WriteLineAsync(Row("the bare hash", benchmark.HashOne));
    }

    private static string Row(string name, Action<int> call)
    {
        var ticks = new long[Calls];
        for (var at = 0; at < Calls / 10; at++) call(at);
        for (var at = 0; at < Calls; at++)
        {
            var start = Stopwatch.GetTimestamp();
            call(at);
            ticks[at] = Stopwatch.GetTimestamp() - start;
        }

        Array.Sort(ticks);
        string At(double share) => (ticks[(int)Math.Min(Calls - 1, share * Calls)] * 1e6 / Stopwatch.Frequency).ToString("#,0.00 µs", CultureInfo.InvariantCulture);
        return $"| {name} | {At(0.5)} | {At(0.99)} | {At(0.999)} | {At(1)} |";
    }
}

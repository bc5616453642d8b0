using System.Globalization;
using Analytics.Api.Tests.Service;
using Analytics.Contracts.Bucketing;
using Analytics.Statistics.Inference;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>
/// Experiments without any effect (40; with AA_EXPERIMENTS=500 as many), through the routes that everybody uses, looked at again and again: how often would the service find something? Those who
/// are in them and what they do are the same in all; the assignments are not, so that each experiment is a draw of its own.
/// </summary>
public sealed class AaSimulationTests : IAsyncLifetime
{
    private static readonly int Experiments = int.Parse(Environment.GetEnvironmentVariable("AA_EXPERIMENTS") ?? "40", CultureInfo.InvariantCulture);
    private const int People = 600;
    private const int Days = 28;
    private const double Alpha = 0.05;

    private readonly RunningService service = new() { Settings = new Dictionary<string, string> { ["Experiments:Beat"] = "00:10:00" } };
    private readonly DateTimeOffset start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-Days - 1), TimeSpan.Zero);

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Peeking_daily_finds_no_more_than_the_error_that_was_planned()
    {
        using var client = service.Client();
        var world = new ExperimentWorld(client);
        var random = new Random(11);
        var people = Enumerable.Range(0, People).Select(at => (Name: $"aa-{at}", At: start.AddMinutes(random.Next(Days * 24 * 60)))).ToList();
        await world.ConsentAsync(people.Select(one => one.Name), start);
        await world.PutMetricAsync("aa-spent", """{"kind":"sum","records":{"event":"aa-spent","value":"value"}}""");
        await world.TrackAsync(people.Select(one => ("aa-spent", one.Name, (double?)Math.Round(random.NextDouble() * 100, 2), one.At.AddMinutes(1))));
        for (var at = 0; at < Experiments; at++)
        {
            await world.PutAsync($"/v1/experiments/aa-{at}", $$"""
                {"hypothesis":"Nothing differs.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
                 "start":"{{start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"aa-spent","analysis":{"alpha":0.05,"cupedDays":0,"tunedUnits":300} }
                """);
            await world.ExposeAsync(people.Select(one => ($"aa-{at}", BucketHash.Version2($"aa-{at}", one.Name) < 0.5 ? "a" : "b", one.Name, one.At)));
        }

        var (found, mismatched, naive) = (0, 0, 0);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Experiments), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken },
            async (at, token) =>
            {
                var (everFound, everMismatched, everNaive) = (false, false, false);
                for (var day = 2; day <= Days; day += 2)
                {
                    var results = await world.GetAsync($"/v1/experiments/aa-{at}/results?deep=false&asOf={Uri.EscapeDataString(start.AddDays(day).ToString("O", CultureInfo.InvariantCulture))}");
                    everMismatched |= results.GetProperty("sampleRatios").EnumerateArray().Any(ratio => ratio.GetProperty("mismatch").GetBoolean());
                    if (results.GetProperty("metrics")[0].GetProperty("comparisons")[0] is var comparison && !comparison.TryGetProperty("pValue", out _)) continue;
                    everFound |= comparison.GetProperty("significant").GetBoolean() || comparison.GetProperty("alwaysValidPValue").GetDouble() < Alpha;
                    everNaive |= comparison.GetProperty("pValue").GetDouble() < Alpha;
                }

                if (everFound) Interlocked.Increment(ref found);
                if (everMismatched) Interlocked.Increment(ref mismatched);
                if (everNaive) Interlocked.Increment(ref naive);
            });

        var outcome = $"{found} found, {mismatched} mismatched, {naive} by a fixed test at every look, of {Experiments}";
        TestContext.Current.SendDiagnosticMessage(outcome);
        Assert.True(BinomialTest.PValue(found, Experiments, Alpha, Alternative.Greater) > 0.001, outcome);
        Assert.True(BinomialTest.PValue(mismatched, Experiments, 0.001, Alternative.Greater) > 0.001, outcome);
        Assert.True(naive > found, outcome);
    }
}

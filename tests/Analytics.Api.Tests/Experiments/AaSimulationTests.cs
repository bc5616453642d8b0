using System.Collections.Concurrent;
using System.Globalization;
using Analytics.Api.Tests.Service;
using Analytics.Contracts.Bucketing;
using Analytics.Core.Experiments;
using Analytics.Statistics.Inference;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>
/// Experiments without any effect (40; with AA_EXPERIMENTS=500 as many), through the routes that everybody uses, looked at every day and decided at the planned looks that the service
/// takes: how often would it find something? Those who are in them and what they do are the same in all; the assignments are not, so that each experiment is a draw of its own.
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

        var (found, mismatched, naive, harmed) = (0, 0, 0, new ConcurrentBag<int>());
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Experiments), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (at, token) =>
            {
                var (everFound, everMismatched, everNaive) = (false, false, false);
                for (var day = 1; day <= Days; day++)
                {
                    var results = await world.GetAsync($"/v1/experiments/aa-{at}/results?deep=false&asOf={Uri.EscapeDataString(start.AddDays(day).ToString("O", CultureInfo.InvariantCulture))}");
                    everMismatched |= results.GetProperty("sampleRatios").EnumerateArray().Any(ratio => ratio.GetProperty("mismatch").GetBoolean());
                    if (results.GetProperty("verdict").GetProperty("decision").GetString() == "rollBack") harmed.Add(at);
                    if (results.GetProperty("metrics")[0].GetProperty("comparisons")[0] is var comparison && !comparison.TryGetProperty("pValue", out _)) continue;
                    everFound |= comparison.GetProperty("significant").GetBoolean() || comparison.GetProperty("alwaysValidPValue").GetDouble() < Alpha;
                    everNaive |= comparison.GetProperty("pValue").GetDouble() < Alpha;
                }

                if (everFound) Interlocked.Increment(ref found);
                if (everMismatched) Interlocked.Increment(ref mismatched);
                if (everNaive) Interlocked.Increment(ref naive);
            });
        var verdicts = await DecideAsync(world);
        var (shipped, rolledBack) = (verdicts.Count(verdict => verdict == "ship"), verdicts.Where((verdict, at) => verdict == "rollBack" || (verdict != "ship" && harmed.Contains(at))).Count());

        var outcome = $"{found} found by the confidence sequence, {shipped} shipped and {rolledBack} rolled back, {mismatched} mismatched, {naive} by a fixed test at every look, of {Experiments}";
        TestContext.Current.SendDiagnosticMessage(outcome);
        Assert.True(BinomialTest.PValue(found, Experiments, Alpha, Alternative.Greater) > 0.001, outcome);
        Assert.True(BinomialTest.PValue(shipped, Experiments, Alpha / 2, Alternative.Greater) > 0.001, outcome);

        // Harm is watched for by two clocks, the sequence and the planned looks, each with half of the error.
        Assert.True(BinomialTest.PValue(rolledBack, Experiments, Alpha, Alternative.Greater) > 0.001, outcome);
        Assert.True(BinomialTest.PValue(mismatched, Experiments, 0.001, Alternative.Greater) > 0.001, outcome);
        Assert.True(naive > found, outcome);
    }

    /// <summary>The verdicts after a beat of the service, which takes every planned look of the data of its day.</summary>
    private async Task<IReadOnlyList<string?>> DecideAsync(ExperimentWorld world)
    {
        var all = service.Services;
        var cycle = new ExperimentCycle(
            all.GetRequiredService<ExperimentRegister>(), all.GetRequiredService<ExperimentAnalyser>(), all.GetRequiredService<WeightMover>(), all.GetRequiredService<IOptions<ExperimentOptions>>(),
            TimeProvider.System, NullLogger<ExperimentCycle>.Instance);
        await cycle.TurnAsync(TestContext.Current.CancellationToken);
        Assert.Empty(cycle.Failures);
        List<string?> verdicts = [];
        for (var at = 0; at < Experiments; at++)
        {
            var results = await world.GetAsync($"/v1/experiments/aa-{at}/results?deep=false");
            Assert.Equal([1, 2, 3, 4], results.GetProperty("looks").EnumerateArray().Where(look => look.TryGetProperty("planned", out _)).Select(look => look.GetProperty("planned").GetInt32()));
            verdicts.Add(results.GetProperty("verdict").GetProperty("decision").GetString());
        }

        return verdicts;
    }
}

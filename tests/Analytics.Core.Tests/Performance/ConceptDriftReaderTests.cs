using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Performance;
using Analytics.Core.Ports;
using Analytics.Core.Tests.Monitors;
using Xunit;

namespace Analytics.Core.Tests.Performance;

public sealed class ConceptDriftReaderTests
{
    private static readonly DateTime Start = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_rise_that_stays_is_told_with_the_means_of_both_sides()
    {
        var drift = await ReadAsync((4_000, 0.1), (4_000, 0.3));

        Assert.Equal(0.1, drift.Rise!.Before, 0.02);
        Assert.Equal(0.3, drift.Rise.After, 0.02);
        Assert.InRange(drift.Rise.Outcome, 4_001, 4_400);
    }

    /// <summary>The detector is right about each change: at the end nothing is left of them.</summary>
    [Fact]
    public async Task What_rose_and_fell_again_is_no_rise_of_a_size_that_matters()
    {
        var drift = await ReadAsync((3_000, 0.1), (1_500, 0.3), (12_000, 0.1));

        Assert.NotEmpty(drift.Alarms);
        Assert.True(drift.Rise is null || drift.Rise.After - drift.Rise.Before < 0.05, $"{drift.Rise}");
    }

    [Fact]
    public async Task A_fall_of_the_errors_is_no_rise() => Assert.Null((await ReadAsync((4_000, 0.3), (4_000, 0.1))).Rise);

    private static async Task<Contracts.Monitoring.ConceptDrift> ReadAsync(params (int Rows, double Rate)[] parts)
    {
        var (store, random) = (new ArrivedRows(), new Random(7));
        foreach (var (rows, rate) in parts)
            for (var row = 0; row < rows; row++)
                store.Outcomes.Add(new Outcome(Start.AddSeconds(store.Outcomes.Count), (ulong)store.Outcomes.Count, random.NextDouble() < rate ? 0 : 1, null));
        var window = new TimeRange(new DateTimeOffset(Start), new DateTimeOffset(Start.AddDays(7)));
        var scope = new AnalysisScope { Model = "churn", Filters = [], Window = window, Reference = References.Before(window) };
        return (await ConceptDriftReader.ReadAsync(store, scope, 0.05, TestContext.Current.CancellationToken))!;
    }
}

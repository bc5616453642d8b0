using Analytics.Statistics.Drift.Verdicts;

namespace Analytics.Statistics.Tests.Drift;

public sealed class ReconstructionDriftTests
{
    [Fact]
    public void A_correlation_that_turns_is_drift_and_its_error_grows()
    {
        var found = ReconstructionDrift.Judge(Pairs(1, 1000, 0.8), Pairs(2, 800, -0.8), 2)!;

        Assert.Equal(DriftOutcome.Drift, found.Verdict.Outcome);
        Assert.True(found.CurrentError > 1.5 * found.ReferenceError);
        Assert.Equal(Math.Abs(found.CurrentError - found.ReferenceError) / found.Deviation, found.Verdict.Distance, 1e-9);
        Assert.True(found.CurrentInterval.Lower < found.CurrentError && found.CurrentError < found.CurrentInterval.Upper);
    }

    [Fact]
    public void A_correlation_that_tightens_is_drift_and_its_error_falls()
    {
        var found = ReconstructionDrift.Judge(Pairs(1, 1000, 0.6), Pairs(2, 1000, 0.95), 2)!;

        Assert.Equal(DriftOutcome.Drift, found.Verdict.Outcome);
        Assert.True(found.CurrentError < found.ReferenceError);
    }

    [Fact]
    public void Columns_that_were_one_and_part_are_drift()
    {
        double[] One(int seed, double noise) => [.. Some.Normal(seed, 300).Zip(Some.Normal(seed + 100, 300)).SelectMany(row => new[] { row.First, (2 * row.First) + (noise * row.Second) })];

        Assert.Equal(DriftOutcome.Drift, ReconstructionDrift.Judge(One(1, 0), One(2, 0.1), 2)!.Verdict.Outcome);
        Assert.NotEqual(DriftOutcome.Drift, ReconstructionDrift.Judge(One(1, 0), One(2, 0), 2)!.Verdict.Outcome);
    }

    [Theory]
    [InlineData(200, 200, 3)]
    [InlineData(1000, 250, 8)]
    [InlineData(250, 1000, 8)]
    public void Without_drift_it_keeps_to_its_level(int reference, int current, int columns)
    {
        const int runs = 1000;
        var rate = Some.Rate(runs, seed =>
            ReconstructionDrift.Judge(Linked(2 * seed, reference, columns), Linked((2 * seed) + 1, current, columns), columns)!.Verdict.PValue <= 0.05);

        Assert.Equal(0.05, rate, Some.Slack(0.05, runs));
    }

    [Fact]
    public void Rows_that_are_alike_for_a_while_do_not_alarm()
    {
        // Each row ten times in turn: a test that took them as independent would alarm in half of the samples.
        const int runs = 400;
        double[] Repeated(int seed) => [.. Linked(seed, 300, 3).Chunk(3).SelectMany(row => Enumerable.Repeat(row, 10)).SelectMany(row => row)];

        var rate = Some.Rate(runs, seed => ReconstructionDrift.Judge(Repeated(2 * seed), Repeated((2 * seed) + 1), 3)!.Verdict.PValue <= 0.05);

        Assert.True(rate <= 0.05 + Some.Slack(0.05, runs), $"{rate}");
    }

    [Fact]
    public void Few_rows_are_not_enough_and_many_show_that_there_is_none()
    {
        var few = ReconstructionDrift.Judge(Pairs(1, 4000, 0.7), Pairs(2, 200, 0.7), 2)!.Verdict;

        Assert.Equal(DriftOutcome.NotEnoughData, few.Outcome);
        Assert.InRange(few.RowsNeeded!.Value, 50, 2000);
        Assert.Equal(DriftOutcome.NoDrift, ReconstructionDrift.Judge(Pairs(1, 4000, 0.7), Pairs(2, 4000, 0.7), 2)!.Verdict.Outcome);
    }

    [Fact]
    public void Where_components_say_nothing_there_is_no_verdict()
    {
        Assert.Null(ReconstructionDrift.Judge(Pairs(1, 1000, 0), Pairs(2, 1000, 0), 2));
        Assert.Null(ReconstructionDrift.Judge(new double[600], Linked(1, 200, 3), 3));
        Assert.Throws<ArgumentException>("current", () => ReconstructionDrift.Judge(Pairs(1, 200, 0.5), Pairs(2, 199, 0.5), 2));
        Assert.Throws<ArgumentException>("reference", () => ReconstructionDrift.Judge([1], Pairs(2, 200, 0.5), 2));
    }

    private static double[] Pairs(int seed, int rows, double correlation) => [.. Some.Normal(seed, 2 * rows).Chunk(2)
        .SelectMany(row => new[] { row[0], (correlation * row[0]) + (Math.Sqrt(1 - (correlation * correlation)) * row[1]) })];

    /// <summary>Rows of columns of which the first two go together.</summary>
    private static double[] Linked(int seed, int rows, int columns)
    {
        var values = Some.Normal(seed, rows * columns);
        for (var start = 0; start < values.Length; start += columns) values[start + 1] = (0.8 * values[start]) + (0.6 * values[start + 1]);
        return values;
    }
}

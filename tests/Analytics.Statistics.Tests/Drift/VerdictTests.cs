using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Drift.Verdicts;

namespace Analytics.Statistics.Tests.Drift;

public sealed class VerdictTests
{
    [Theory]
    [MemberData(nameof(Distances))]
    public void Few_rows_without_drift_are_not_enough_and_the_rows_asked_for_are(NumericDistance distance)
    {
        var few = NumericDrift.Judge(Some.Normal(1, 20_000), Some.Normal(3, 60), distance);

        Assert.Equal(DriftOutcome.NotEnoughData, few.Outcome);
        var enough = NumericDrift.Judge(Some.Normal(1, 20_000), Some.Normal(3, 60 + (int)few.RowsNeeded!.Value), distance);
        Assert.Equal(1, enough.Critical / enough.NegligibleBelow, 0.15);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void Each_outcome_has_its_place(NumericDistance distance)
    {
        var reference = Some.Normal(1, 20_000);

        Assert.Equal(DriftOutcome.NoDrift, NumericDrift.Judge(reference, Some.Normal(5, 20_000), distance).Outcome);
        Assert.Equal(DriftOutcome.Negligible, NumericDrift.Judge(reference, Some.Normal(2, 20_000, 0.06), distance).Outcome);
        Assert.Equal(DriftOutcome.Drift, NumericDrift.Judge(reference, Some.Normal(2, 20_000, 0.2), distance).Outcome);
        Assert.Equal(DriftOutcome.Drift, NumericDrift.Judge(reference, Some.Normal(2, 40, 1), distance).Outcome);
    }

    [Fact]
    public void A_small_shift_that_the_usual_limit_misses_is_seen()
    {
        // Evidently's limit of 0.1 reports a shift of 0.08 at 20,000 rows in 15 % of runs.
        var seen = Some.Rate(20, seed =>
            NumericDrift.Judge(Some.Normal(2 * seed, 20_000), Some.Normal(2 * seed + 1, 20_000, 0.08), NumericDistance.NormalisedWasserstein).PValue <= 0.05);

        Assert.Equal(1, seen);
    }

    [Fact]
    public void No_number_of_current_rows_makes_up_for_a_small_reference()
    {
        var verdict = NumericDrift.Judge(Some.Normal(1, 50), Some.Normal(2, 50), NumericDistance.KolmogorovSmirnov);

        Assert.Equal((DriftOutcome.NotEnoughData, null), (verdict.Outcome, verdict.RowsNeeded));
    }

    [Fact]
    public void Categories_get_each_outcome()
    {
        DriftOutcome Judge(params double[] current) => ShareDrift.Judge([5000, 3000, 2000], current, ShareMeasure.JensenShannon).Outcome;

        Assert.Equal(DriftOutcome.NotEnoughData, Judge(15, 9, 6));
        Assert.Equal(DriftOutcome.NoDrift, Judge(5010, 2990, 2000));
        Assert.Equal(DriftOutcome.Negligible, Judge(5300, 2800, 1900));
        Assert.Equal(DriftOutcome.Drift, Judge(2000, 3000, 5000));
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void An_unseen_category_is_drift_by_every_measure(ShareMeasure measure)
    {
        var table = CategoryTable.Of([new("a", 500), new("b", 500)], [new("a", 200), new("b", 200), new("new", 200)]);

        Assert.Equal(DriftOutcome.Drift, ShareDrift.Judge(table, measure).Outcome);
    }

    [Fact]
    public void The_null_quantile_of_large_counts_is_that_of_chi_square()
    {
        // 8·JS²·nm/(n + m) is about chi-square on 4 degrees of freedom, whose 95 % quantile is 9.488.
        var verdict = ShareDrift.Judge(
            [40_000, 30_000, 20_000, 9_000, 1_000], [39_900, 30_050, 20_100, 8_980, 970], ShareMeasure.JensenShannon, new() { Permutations = 9999 });

        Assert.Equal(9.488, 8 * verdict.Critical * verdict.Critical * 50_000, 0.3);
    }

    [Fact]
    public void Rows_and_their_table_get_one_verdict()
    {
        double[] reference = [.. Some.Normal(1, 600).Select(value => Math.Round(value, 1))], current = [.. Some.Normal(2, 500, 0.1).Select(value => Math.Round(value, 1))];

        var (rows, table) = (NumericDrift.Judge(reference, current, NumericDistance.Wasserstein), NumericDrift.Judge(ValueCounts.Of(reference), ValueCounts.Of(current), NumericDistance.Wasserstein));

        Assert.Equal(rows.Outcome, table.Outcome);
        Assert.Equal(rows.Distance, table.Distance, 1e-12);
        Assert.Equal(rows.Critical, table.Critical, 1e-12);
    }

    [Fact]
    public void Equal_seeds_give_equal_verdicts()
    {
        DriftVerdict Judge(int seed) =>
            NumericDrift.Judge(Some.Normal(1, 300), Some.Normal(2, 200), NumericDistance.Energy, new() { Seed = seed });

        Assert.Equal(Judge(7), Judge(7));
        Assert.NotEqual(Judge(7), Judge(8));
    }

    [Fact]
    public void Rows_of_several_columns_get_a_verdict()
    {
        Assert.Equal(DriftOutcome.Drift, RowDrift.Judge(Some.Normal(1, 800), Some.Normal(2, 800, 1), 4, new() { Permutations = 99 }).Outcome);
        Assert.Equal(DriftOutcome.NotEnoughData, RowDrift.Judge(Some.Normal(1, 80), Some.Normal(3, 80), 4, new() { Permutations = 99 }).Outcome);
    }

    [Fact]
    public void A_stricter_level_alarms_less_and_asks_for_more()
    {
        DriftVerdict Judge(double alpha) => NumericDrift.Judge(Some.Normal(1, 500), Some.Normal(2, 400), NumericDistance.Wasserstein, new() { Alpha = alpha });

        Assert.True(Judge(0.001).Critical > Judge(0.01).Critical && Judge(0.01).Critical > Judge(0.2).Critical);
    }

    [Fact]
    public void Constant_columns_have_an_answer_or_say_why_not()
    {
        Assert.Equal(DriftOutcome.NotEnoughData, NumericDrift.Judge([1, 1, 1], [1, 1], NumericDistance.KolmogorovSmirnov).Outcome);
        Assert.Equal(1, NumericDrift.JudgeBinned([1, 1, 1], [1, 1], ShareMeasure.PopulationStability).PValue);
        Assert.Throws<ArgumentException>("reference", () => NumericDrift.Judge([1, 1, 1], [1, 1], NumericDistance.Wasserstein));
        Assert.Equal(DriftOutcome.NoDrift, NumericDrift.Judge([1, 1, 1], [1, 1], NumericDistance.Wasserstein, new() { NegligibleBelow = 1 }).Outcome);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("current", () => NumericDrift.Judge([1, 2], [], NumericDistance.Energy));
        Assert.Throws<ArgumentException>("current", () => ShareDrift.Judge([1, 2], [1, 0.5], ShareMeasure.Hellinger));
        Assert.Throws<ArgumentException>("settings", () => ShareDrift.Judge([1, 2], [1, 1], ShareMeasure.Hellinger, new() { Alpha = 1e-4 }));
        Assert.Throws<ArgumentOutOfRangeException>("Alpha", () => new DriftSettings { Alpha = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("NegligibleBelow", () => new DriftSettings { NegligibleBelow = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("Permutations", () => new DriftSettings { Permutations = 5 });
    }

    public static TheoryData<NumericDistance> Distances => [.. Enum.GetValues<NumericDistance>()];

    public static TheoryData<ShareMeasure> Measures => [.. Enum.GetValues<ShareMeasure>()];

    [Theory]
    [InlineData(ShareMeasure.JensenShannon)]
    [InlineData(ShareMeasure.PopulationStability)]
    [InlineData(ShareMeasure.LInfinity)]
    public void The_null_quantile_read_off_the_tail_is_near_the_simulated_one(ShareMeasure measure)
    {
        var settings = new DriftSettings { Alpha = 1e-4, Permutations = 49_999 };
        double[] alike = [500, 300, 200];
        double[] apart = [620, 240, 140], rest = [380, 360, 260];

        var early = ShareDrift.Judge(alike, alike, measure, settings);
        var full = ShareDrift.Judge(apart, rest, measure, settings);

        Assert.Equal(1.0, early.PValue);
        Assert.Equal(1.0 / 50_000, full.PValue);
        Assert.InRange(early.Critical / full.Critical, 0.85, 1.15);
    }
}

using Analytics.Statistics.Fairness;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Tests.Scoring;
using CsCheck;

namespace Analytics.Statistics.Tests.Fairness;

public sealed class GroupFairnessTests
{
    private static readonly GroupConfusion[] Two =
    [
        new("women", new(TruePositives: 20, FalsePositives: 10, TrueNegatives: 60, FalseNegatives: 10)),
        new("men", new(TruePositives: 45, FalsePositives: 15, TrueNegatives: 35, FalseNegatives: 5)),
    ];

    [Fact]
    public void Gaps_by_hand()
    {
        var figures = GroupFairness.Compare(Two);

        Assert.Equal(("men", "women"), (figures.DemographicParity!.Highest, figures.DemographicParity.Lowest));
        Assert.Equal(0.3, figures.DemographicParity.Gap.Value, 1e-15);
        Assert.Equal(0.5, figures.DisparateImpact!.Gap.Value, 1e-15);
        Assert.Equal(0.9 - 2.0 / 3, figures.EqualOpportunity!.Gap.Value, 1e-15);
        Assert.Equal(0.3 - 1.0 / 7, figures.FalsePositiveParity!.Gap.Value, 1e-15);
        Assert.Equal(figures.EqualOpportunity, figures.EqualisedOdds);
        Assert.Equal((200, 80), (figures.DemographicParity.Gap.Count, figures.EqualOpportunity.Gap.Count));
    }

    [Fact]
    public void Rates_by_hand()
    {
        var women = GroupFairness.Compare(Two).Groups[0];

        Assert.Equal(("women", 100), (women.Group, women.Count));
        Assert.Equal((0.3, 0.3), (women.SelectionRate.Value, women.BaseRate.Value));
        Assert.Equal(2.0 / 3, women.TruePositiveRate!.Value, 1e-15);
        Assert.Equal(1.0 / 7, women.FalsePositiveRate!.Value, 1e-15);
        Assert.Equal(2.0 / 3, women.Precision!.Value, 1e-15);
        Assert.Equal(0.8, women.Accuracy.Value, 1e-15);
        Assert.Equal(Proportion.Wilson(30, 100), new Interval(women.SelectionRate.Lower, women.SelectionRate.Upper));
    }

    [Fact]
    public void The_interval_of_a_difference_is_Newcombe_s()
    {
        // Newcombe 1998, Statistics in Medicine 17, 873-890, table II: 56/70 against 48/80 gives (0.0524, 0.3339) by method 10.
        var figures = GroupFairness.Compare([new("a", new(56, 0, 0, 14)), new("b", new(48, 0, 0, 32))]);

        Assert.Equal(0.2, figures.DemographicParity!.Gap.Value, 1e-15);
        Assert.Equal(0.0524, figures.DemographicParity.Gap.Lower, 5e-5);
        Assert.Equal(0.3339, figures.DemographicParity.Gap.Upper, 5e-5);
    }

    [Fact]
    public void Small_groups_are_named_and_left_out_of_every_figure()
    {
        var figures = GroupFairness.Compare([.. Two, new("few", new(0, 0, 0, 29))]);

        Assert.Equal(["few"], figures.Suppressed);
        Assert.Equal(["women", "men"], figures.Groups.Select(group => group.Group));
        Assert.Equal(GroupFairness.Compare(Two).DemographicParity, figures.DemographicParity);
    }

    [Fact]
    public void Rates_and_gaps_without_a_denominator_are_null()
    {
        var figures = GroupFairness.Compare([new("a", new(0, 0, 50, 0)), new("b", new(0, 0, 40, 0))]);

        Assert.Null(figures.Groups[0].TruePositiveRate);
        Assert.Null(figures.Groups[0].Precision);
        Assert.Null(figures.EqualOpportunity);
        Assert.Null(figures.EqualisedOdds);
        Assert.Null(figures.DisparateImpact);
        Assert.Equal(0, figures.DemographicParity!.Gap.Value);
        Assert.Null(GroupFairness.Compare([Two[0]]).DemographicParity);
    }

    [Fact]
    public void Order_and_names_of_groups_play_no_part() => Gen.Select(Gen.Long[0, 40], Gen.Long[0, 40], Gen.Long[0, 40], Gen.Long[0, 40])
        .Array[2, 5].Sample(rows =>
        {
            var groups = rows.Select((row, one) => new GroupConfusion($"g{one}", new(row.Item1, row.Item2, row.Item3, row.Item4))).ToArray();

            var (figures, turned) = (GroupFairness.Compare(groups, 1), GroupFairness.Compare([.. groups.Reverse()], 1));

            Assert.Equal(figures.DemographicParity?.Gap.Value, turned.DemographicParity?.Gap.Value);
            Assert.Equal(figures.DisparateImpact?.Gap.Value, turned.DisparateImpact?.Gap.Value);
            Assert.Equal(figures.EqualisedOdds?.Gap.Value, turned.EqualisedOdds?.Gap.Value);
            Assert.True(figures.DisparateImpact is null || figures.DisparateImpact.Gap.Value is >= 0 and <= 1);
        });

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Groups_treated_alike_are_rarely_said_to_differ(int groups)
    {
        var random = new Random(81);
        var alarms = Enumerable.Range(0, 1000).Count(_ => GroupFairness.Compare(
            [.. Enumerable.Range(0, groups).Select(one => new GroupConfusion($"{one}", Drawn(random)))]).DemographicParity!.Gap.Lower > 0);

        Assert.True(alarms <= 1000 * 0.05 + 4 * Math.Sqrt(1000 * 0.05 * 0.95));

        static BinaryConfusion Drawn(Random random)
        {
            var counts = Coverage.Draw(random, 80, [0.1, 0.1, 0.6, 0.2]);
            return new(counts[0], counts[1], counts[2], counts[3]);
        }
    }

    [Fact]
    public void The_ratio_of_two_groups_is_covered() => Coverage.Check(0.5, random =>
    {
        var (few, many) = (Coverage.Draw(random, 150, [0.2, 0.8]), Coverage.Draw(random, 100, [0.4, 0.6]));
        return GroupFairness.Compare([new("a", new(few[0], 0, 0, few[1])), new("b", new(many[0], 0, 0, many[1]))]).DisparateImpact!.Gap;
    });

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("groups", () => GroupFairness.Compare(null!));
        Assert.Throws<ArgumentException>("groups", () => GroupFairness.Compare([Two[0], Two[0]]));
        Assert.Throws<ArgumentException>("groups", () => GroupFairness.Compare([new("a", null!)]));
        Assert.Throws<ArgumentOutOfRangeException>("leastSize", () => GroupFairness.Compare(Two, 0));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => GroupFairness.Compare(Two, 30, 1));
    }
}

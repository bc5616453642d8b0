using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Experiments;

/// <summary>The sample ratio of an experiment of which one treatment is switched off in the middle.</summary>
public sealed class SampleRatioReaderTests
{
    private static readonly string[] Variants = ["a", "b", "c"];
    private static readonly UnitPeriod Whole = new([0.4, 0.4, 0.2], false);
    private static readonly UnitPeriod Settling = new([0.4, 0, 0.2], true);
    private static readonly UnitPeriod After = new([0.4, 0, 0.2], false);

    [Fact]
    public void Each_period_is_judged_by_its_own_weights()
    {
        var figures = Read((0, "a", 4_000), (0, "b", 4_000), (0, "c", 2_000), (2, "a", 4_000), (2, "c", 2_000));

        Assert.False(figures.Mismatch);
        Assert.Equal([8_000.0, 4_000, 4_000], Variants.Select(variant => Math.Round(figures.Expected[variant], 6)));
    }

    [Fact]
    public void Who_has_not_heard_yet_that_a_treatment_is_switched_off_is_no_stray_and_who_still_has_not_later_is()
    {
        var soon = Read((0, "a", 400), (0, "b", 400), (0, "c", 200), (1, "a", 40), (1, "b", 13), (1, "c", 20));
        var late = Read((0, "a", 400), (0, "b", 400), (0, "c", 200), (2, "a", 40), (2, "b", 13), (2, "c", 20));

        Assert.Equal((false, true), (soon.Mismatch, late.Mismatch));
        Assert.Equal((400, 413), (soon.Units["b"], late.Units["b"]));
        Assert.StartsWith("13 units are in a variant of weight 0", late.LikelyCauses[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Units_of_the_treatment_that_are_recorded_with_the_control_are_named_as_a_cause()
    {
        var figures = Read((0, "a", 400), (0, "b", 400), (0, "c", 200), (2, "a", 800), (2, "c", 200));

        Assert.True(figures.Mismatch);
        Assert.Contains("name no experiment", figures.LikelyCauses[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Periods_in_which_a_treatment_has_the_same_share_of_its_and_the_controls_units_are_one_stratum()
    {
        UnitPeriod[] periods = [Whole, Settling, After, new([0.2, 0, 0.2], false)];

        Assert.Equal([0, 0, 0, 3], UnitPeriod.StrataOf(periods, 2));
        Assert.Equal([0, 1, 1, 1], UnitPeriod.StrataOf(periods, 1));
    }

    private static SampleRatioFigures Read(params (int Period, string Variant, long Count)[] counts) =>
        SampleRatioReader.Read("all", [.. counts.Select(one => new UnitCount(one.Variant, null, null, one.Period, one.Count))], Variants, [Whole, Settling, After])!;
}

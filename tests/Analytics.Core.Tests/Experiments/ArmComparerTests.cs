using Analytics.Core.Experiments;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;
using Xunit;

namespace Analytics.Core.Tests.Experiments;

public sealed class ArmComparerTests
{
    private static readonly UnitMetric Flag = new() { Value = UnitValue.Any, Records = new(EventSource.Events, [], null) };

    /// <summary>A share of the control's value would have no error: nothing of the treatment varies.</summary>
    [Fact]
    public void A_treatment_of_which_nobody_did_anything_is_compared_in_the_metrics_own_unit()
    {
        var totals = Totals(("a", Shares(80, 160)), ("b", Shares(0, 160)));

        var (arms, _) = ArmComparer.Compare(Flag, totals, "a", "b");

        Assert.Equal((false, -0.5), (arms!.IsRelative, arms.Effect.Value));
        Assert.Equal(Math.Sqrt(0.25 / 160), arms.Effect.StandardError, 1e-12);
    }

    [Fact]
    public void A_scale_that_is_asked_for_is_kept_or_there_is_no_figure()
    {
        var (many, few) = (Totals(("a", Shares(80, 160)), ("b", Shares(100, 160))), Totals(("a", Shares(2, 40)), ("b", Shares(4, 40))));

        Assert.Equal((true, 0.25), Told(ArmComparer.Compare(Flag, many, "a", "b").Arms!));
        Assert.Equal((false, 0.125), Told(ArmComparer.Compare(Flag, many, "a", "b", scale: EffectScale.Absolute).Arms!));
        Assert.Equal((false, 0.05), Told(ArmComparer.Compare(Flag, few, "a", "b").Arms!));
        Assert.Equal("The control's value is too near 0 for a change as a share of it.", ArmComparer.Compare(Flag, few, "a", "b", scale: EffectScale.Relative).Missing);

        static (bool, double) Told(ComparedArms arms) => (arms.IsRelative, Math.Round(arms.Effect.Value, 12));
    }

    private static JointMoments Shares(int some, int units) => JointMoments.OfDeviations(units, [(double)some / units], [some * (1 - (double)some / units)], flags: true);

    private static UnitMetricTotals Totals(params (string Variant, JointMoments Moments)[] arms) => new([.. arms.Select(arm => new UnitCell(arm.Variant, null, null, 0, arm.Moments))], [], []);
}

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

    [Theory]
    [InlineData(UnitValue.Sum, 1, 0, "of the plain values")]
    [InlineData(UnitValue.Sum, 1, 1, "CUPED")]
    [InlineData(UnitValue.Sum, 1, 3, "CUPED")]
    [InlineData(UnitValue.Ratio, 1, 0, "of the plain values")]
    [InlineData(UnitValue.Ratio, 1, 1, "CUPED")]
    [InlineData(UnitValue.Sum, 3, 0, "post-stratified over 3 periods")]
    [InlineData(UnitValue.Sum, 7, 1, "post-stratified over 7 periods")]
    public void The_equation_that_is_printed_gives_the_effect(UnitValue value, int periods, int covariates, string method)
    {
        var random = new Random(23);
        foreach (var level in new[] { 40.0, -40.0, 0.0, 4_000.0 })
        {
            var metric = new UnitMetric
            {
                Value = value,
                Records = Flag.Records,
                Lookback = covariates > 0 ? TimeSpan.FromDays(14) : TimeSpan.Zero,
                Covariates = [.. Enumerable.Repeat(Flag, Math.Max(0, covariates - 1))],
            };
            var cells = Enumerable.Range(0, periods).SelectMany(period => new[] { "a", "b" }.Select(variant => new UnitCell(variant, null, null, period, Drawn(random, variant == "b" ? level + 1 : level, period, value, covariates))));
            var (arms, _) = ArmComparer.Compare(metric, new UnitMetricTotals([.. cells], [], []), "a", "b");

            var formula = ComparisonWriter.Write("b", Some.Metric(), arms!, new(new(), 0.05, null, 4, 10, 0.95)).Formula!;

            var (workedOut, said) = PrintedEquation.Of(formula);
            Assert.Equal(arms!.Effect.Value, workedOut, 1e-9);
            Assert.Equal(said, workedOut, Math.Abs(said) * 1e-5);
            Assert.Contains(method, formula, StringComparison.Ordinal);
            Assert.Equal((level is not 0, level is 0), (arms.IsRelative, arms.Baseline is 1));
        }
    }

    /// <summary>Units whose values follow what they were before, and a level of their period.</summary>
    private static JointMoments Drawn(Random random, double level, int period, UnitValue value, int covariates)
    {
        var units = 200 + 50 * period;
        double[] Noise(double mean) => [.. Enumerable.Range(0, units).Select(_ => mean + 4 * (random.NextDouble() - 0.5))];
        List<double[]> before = [.. Enumerable.Range(0, covariates).Select(_ => Noise(10))];
        double[] own = [.. Noise(level + (level is 0 ? 0 : period)).Select((noise, at) => noise + before.Sum(one => one[at] - 10))];
        return value == UnitValue.Ratio ? JointMoments.Of([own, Noise(3), .. before.SelectMany(one => new[] { one, Noise(3) })]) : JointMoments.Of([own, .. before]);
    }

    private static JointMoments Shares(int some, int units) => JointMoments.OfDeviations(units, [(double)some / units], [some * (1 - (double)some / units)], flags: true);

    private static UnitMetricTotals Totals(params (string Variant, JointMoments Moments)[] arms) => new([.. arms.Select(arm => new UnitCell(arm.Variant, null, null, 0, arm.Moments))], [], []);
}

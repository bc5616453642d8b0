using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Analytics.Statistics.Experiments;
using MathNet.Numerics.Distributions;
using Xunit;

namespace Analytics.Core.Tests.Experiments;

/// <summary>A guardrail that is looked at several times is passed no more often by chance than one that is looked at once.</summary>
public sealed class GuardrailLooksTests
{
    private const double Margin = 0.02;
    private const int Runs = 20_000;
    private static readonly ExperimentDefinition Experiment = Some.Experiment("guarded") with { Analysis = new AnalysisPlan { Days = 28, Looks = 4 } };
    private static readonly IReadOnlyList<PlannedLook> Looks = ExperimentPlans.Looks(Experiment);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Harm_of_just_the_margin_is_ruled_out_at_any_of_the_looks_with_the_error_of_one(bool lowerIsBetter)
    {
        var alpha = Experiment.Analysis.Alpha;
        var (random, passed, atOneLook) = (new Random(5), 0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var (sum, any, anyByAlpha) = (0.0, false, false);
            for (var look = 1; look <= Looks.Count; look++)
            {
                sum += Normal.Sample(random, 0, 1);
                var z = sum / Math.Sqrt(look);
                var guardrail = At(z, look, lowerIsBetter);
                any |= guardrail.Status == "passed";
                anyByAlpha |= guardrail.NonInferiorityPValue < alpha;
                Assert.Equal(guardrail.Status == "passed", guardrail.NonInferiorityPValue < 1 - guardrail.WorstConfidence);
                Assert.Equal(guardrail.Status == "passed", lowerIsBetter ? guardrail.Worst < Margin : guardrail.Worst > -Margin);
            }

            passed += any ? 1 : 0;
            atOneLook += anyByAlpha ? 1 : 0;
        }

        Assert.InRange((double)passed / Runs, alpha * 0.9, alpha * 1.1);
        Assert.True((double)atOneLook / Runs > alpha * 2);
    }

    [Fact]
    public void Between_the_looks_harm_is_ruled_out_by_a_rule_that_holds_at_any_time()
    {
        var (test, always) = (At(3, 4, lowerIsBetter: true), At(3, null, lowerIsBetter: true));

        Assert.Equal("passed", test.Status);
        Assert.True(always.NonInferiorityPValue > test.NonInferiorityPValue);
        Assert.True(always.Worst > test.Worst);
    }

    /// <summary>An effect that lies z standard errors on the good side of the margin.</summary>
    private static GuardrailFigures At(double z, int? look, bool lowerIsBetter)
    {
        const double Deviation = 0.01;
        const long Units = 5_000;
        var value = lowerIsBetter ? Margin - (z * Deviation) : -Margin + (z * Deviation);
        var control = new Arm(Units / 2, 1, 1);
        var arms = new ComparedArms(control, control, new Effect(value, Deviation * Deviation, double.PositiveInfinity, Units), 1, IsRelative: true, null, "", "");
        var rule = new ComparisonRule(Experiment.Analysis, Experiment.Analysis.Alpha, null, Looks.Count, 28, 0.95) { Guarded = look is { } number ? Looks[number - 1] : null };
        var written = ComparisonWriter.Write("b", Some.Metric() with { LowerIsBetter = lowerIsBetter }, arms, rule);
        return ComparisonWriter.WithGuardrail(written, Some.Metric() with { LowerIsBetter = lowerIsBetter }, arms, rule, Margin).Guardrail!;
    }
}

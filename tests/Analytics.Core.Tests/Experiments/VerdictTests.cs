using System.Text.Json;
using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Xunit;

namespace Analytics.Core.Tests.Experiments;

/// <summary>What a plan decides: at its looks, and not whenever somebody looks.</summary>
public sealed class VerdictTests
{
    private static readonly DateTimeOffset End = Some.Start.AddDays(28);
    private static readonly (double, double) Better = (0.05, 0.015);
    private static readonly (double, double) Worse = (-0.05, 0.015);
    private static readonly (double, double) Nothing = (0.002, 0.015);

    [Theory]
    [InlineData(AnalysisMethod.Fixed, "fixed test")]
    [InlineData(AnalysisMethod.Bayesian, "credible interval")]
    public void A_treatment_that_is_worse_at_the_end_of_its_plan_is_to_be_rolled_back(AnalysisMethod method, string rule)
    {
        var judged = Of(method);
        judged.Take(1, Worse);

        var (verdict, metrics) = judged.View(End.AddDays(3), Worse);

        Assert.Equal((ExperimentDecision.RollBack, "b"), (verdict.Decision, verdict.Variant));
        Assert.Equal(["b"], verdict.Harmful);
        Assert.Contains(verdict.Reasons, reason => reason.StartsWith("Planned look 1 on 2026-10-29 found Bought worse: −5.0 % [−", StringComparison.Ordinal) && reason.EndsWith($"by {rule}.", StringComparison.Ordinal));
        Assert.True(metrics[0].Comparisons[0].Effect!.Upper < 0);
    }

    /// <summary>Chance to lose 94 % and 96 %, of a threshold of 95 %.</summary>
    [Theory]
    [InlineData(1.555, ExperimentDecision.Inconclusive)]
    [InlineData(1.751, ExperimentDecision.RollBack)]
    [InlineData(-1.555, ExperimentDecision.Inconclusive)]
    [InlineData(-1.751, ExperimentDecision.Ship)]
    public void A_chance_decides_on_both_sides_alike(double deviationsBelow, ExperimentDecision decision)
    {
        var judged = Of(AnalysisMethod.Bayesian);
        judged.Take(1, (-deviationsBelow * 0.01, 0.01));

        Assert.Equal(decision, judged.View(End, Nothing).Verdict.Decision);
    }

    [Theory]
    [InlineData(AnalysisMethod.Fixed)]
    [InlineData(AnalysisMethod.Bayesian)]
    [InlineData(AnalysisMethod.Sequential)]
    public void What_is_seen_after_the_last_look_changes_no_decision(AnalysisMethod method)
    {
        var (open, won) = (Of(method), Of(method));
        var last = ExperimentPlans.Looks(Some.Experiment("x") with { Analysis = Plan(method) }).Count;
        open.Take(last, Nothing);
        won.Take(last, Better);

        foreach (var day in new[] { 0, 3, 30 })
        {
            var (inconclusive, figures) = open.View(End.AddDays(day), Better);
            Assert.Equal(ExperimentDecision.Inconclusive, inconclusive.Decision);
            Assert.Equal((last, End, false, 0.05), (figures[0].Comparisons[0].Look, figures[0].Comparisons[0].AsOf, figures[0].Comparisons[0].Significant, figures[0].Comparisons[0].Latest!.Effect!.Value));
            Assert.True(StandingFigures.IsDecided(figures));

            var (ship, shown) = won.View(End.AddDays(day), Nothing);
            Assert.Equal(ExperimentDecision.Ship, ship.Decision);
            Assert.True(shown[0].Comparisons[0].Effect!.Lower > 0);
            Assert.DoesNotContain(ship.Reasons, reason => reason.Contains("[−", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(AnalysisMethod.Fixed)]
    [InlineData(AnalysisMethod.Bayesian)]
    [InlineData(AnalysisMethod.Sequential)]
    public void Nothing_is_decided_before_a_look_was_taken(AnalysisMethod method)
    {
        var judged = Of(method);

        var early = judged.View(End.AddDays(-8), Better).Verdict;
        var due = judged.View(End, Better).Verdict;

        Assert.Equal((ExperimentDecision.KeepRunning, ExperimentDecision.KeepRunning), (early.Decision, due.Decision));
        Assert.StartsWith("Keep running: nothing is decided yet; the next planned look is on ", early.Sentence, StringComparison.Ordinal);
        Assert.Contains("last look is about to be taken", due.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Harm_to_a_guardrail_is_ruled_out_at_planned_looks_only()
    {
        var judged = Guarded(AnalysisMethod.Sequential);
        var (open, safe) = ((0.005, 0.01), (0.0, 0.004));
        judged.Take(1, Nothing, open);
        judged.Take(2, (0.08, 0.015), open);

        var lucky = judged.View(Some.Start.AddDays(16), (0.08, 0.015), safe);
        judged.Take(3, Better, safe);
        var (ship, metrics) = judged.View(Some.Start.AddDays(22), Nothing, open);

        Assert.Equal(ExperimentDecision.KeepRunning, lucky.Verdict.Decision);
        Assert.Contains(lucky.Verdict.Reasons, reason => reason.StartsWith("Guardrail Complaints", StringComparison.Ordinal) && reason.EndsWith("at planned look 2.", StringComparison.Ordinal));
        Assert.Equal(ExperimentDecision.Ship, ship.Decision);
        Assert.Equal((2, 3), (metrics[0].Comparisons[0].Look, metrics[1].Comparisons[0].Look));
        Assert.Equal(("passed", "undecided"), (metrics[1].Comparisons[0].Guardrail!.Status, metrics[1].Comparisons[0].Latest!.Guardrail!.Status));
    }

    [Fact]
    public void Harm_that_is_shown_after_a_decision_takes_it_back()
    {
        var judged = Guarded(AnalysisMethod.Fixed);
        judged.Take(1, Better, (0.0, 0.004));

        Assert.Equal(ExperimentDecision.Ship, judged.View(End.AddDays(1), Better, (0.0, 0.004)).Verdict.Decision);
        var harmed = judged.View(End.AddDays(9), Better, (0.2, 0.01)).Verdict;

        Assert.Equal(ExperimentDecision.RollBack, harmed.Decision);
        Assert.StartsWith("Guardrail Complaints is crossed: +20.0 %, at best +", harmed.Reasons[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AnalysisMethod.Fixed)]
    [InlineData(AnalysisMethod.Sequential)]
    public void What_a_plan_puts_up_with_is_no_harm(AnalysisMethod method)
    {
        var judged = new JudgedExperiment(Some.Experiment("x") with { Analysis = Plan(method) with { Looks = 1 }, Decision = new DecisionRule { Kind = "noHarm", Margin = 0.05 } });
        judged.Take(1, (-0.02, 0.005));

        var (verdict, metrics) = judged.View(End.AddDays(2), (-0.06, 0.02));

        Assert.Equal(("worse", ExperimentDecision.Ship), (judged.Looks[0].Outcome, verdict.Decision));
        Assert.True(metrics[0].Comparisons[0].Guardrail!.Worst > -0.05);
    }

    [Theory]
    [InlineData(ExperimentStatus.Stopped)]
    [InlineData(ExperimentStatus.Archived)]
    public void Who_stops_early_is_told_so_and_a_look_that_was_due_before_still_decides(ExperimentStatus status)
    {
        var stopped = Some.Start.AddDays(10);
        var experiment = Some.Experiment("x") with { Status = status };
        JudgedExperiment After(params (double, double)[] looks)
        {
            var judged = new JudgedExperiment(experiment) { State = Stopped(status, stopped) };
            foreach (var (look, at) in looks.Select((look, at) => (look, at + 1))) judged.Take(at, look);
            return judged;
        }

        var open = After(Nothing).View(Some.Start.AddDays(12), Nothing).Verdict;
        var decided = After((0.08, 0.015)).View(Some.Start.AddDays(40), Nothing).Verdict;
        var awaited = After().View(Some.Start.AddDays(12), Nothing).Verdict;

        Assert.Equal((ExperimentDecision.Inconclusive, null, "Inconclusive: it was stopped before its plan was done."), (open.Decision, open.Until, open.Sentence));
        Assert.StartsWith("Bought of b: +0.2 % [−", open.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(ExperimentDecision.Ship, decided.Decision);
        Assert.Equal("Inconclusive so far: it was stopped, and a look that was due before is about to be taken.", awaited.Sentence);
        Assert.Equal([1], ExperimentPlans.Due(experiment, Stopped(status, stopped), Some.Start.AddDays(40)).Select(look => look.Number));
    }

    [Fact]
    public void The_end_is_the_stop_or_when_it_was_set_to_stopped_whichever_came_first()
    {
        var (experiment, at) = (Some.Experiment("x"), Some.Start.AddDays(10));
        var stopped = Stopped(ExperimentStatus.Stopped, at);
        var archived = ExperimentHistory.See(stopped, experiment with { Status = ExperimentStatus.Archived }, Some.NoParts, "p", at.AddDays(5));
        var again = ExperimentHistory.See(archived, experiment with { Owner = "somebody" }, Some.NoParts, "p", at.AddDays(6));

        Assert.Equal([at, at, null], new[] { stopped, archived, again }.Select(state => ExperimentEnd.Of(experiment, state)));
        Assert.Equal(at.AddDays(-1), ExperimentEnd.Of(experiment with { Stop = at.AddDays(-1) }, stopped));
        Assert.Equal(at, ExperimentEnd.Of(experiment with { Stop = at.AddDays(1) }, stopped));
    }

    [Fact]
    public void Records_after_the_end_count_only_within_a_metrics_own_window()
    {
        var (experiment, state) = (Some.Experiment("x") with { Status = ExperimentStatus.Stopped }, Stopped(ExperimentStatus.Stopped, Some.Start.AddDays(10)));
        var asked = UnitQuestions.Of(experiment, state, Some.Start.AddDays(13))!;
        var (week, days) = (Some.Metric() with { Window = TimeSpan.FromDays(7) }, new LabelWindow(5 * 24, "learnt"));

        Assert.Equal((Some.Start.AddDays(10).UtcDateTime, Some.Start.AddDays(13).UtcDateTime), (asked.To, asked.AsOf));
        Assert.Equal(TimeSpan.FromDays(3), UnitQuestions.WaitOf(asked, Some.Metric(), null));
        Assert.Equal(TimeSpan.FromDays(5), UnitQuestions.WaitOf(asked, Some.Metric(), days));
        Assert.Equal(TimeSpan.Zero, UnitQuestions.WaitOf(asked, week, null));
        Assert.Equal(TimeSpan.Zero, UnitQuestions.WaitOf(UnitQuestions.Of(Some.Experiment("x"), new ExperimentState { Key = "x" }, Some.Start.AddDays(13))!, Some.Metric(), null));
    }

    [Fact]
    public void A_look_is_kept_with_its_figures_as_it_was_taken()
    {
        var (taken, kept) = (Guarded(AnalysisMethod.Sequential), Guarded(AnalysisMethod.Sequential));
        taken.Take(1, (0.08, 0.015), (0.0, 0.003));
        kept.Looks.AddRange(JsonSerializer.Deserialize<List<ExperimentLook>>(JsonSerializer.Serialize(taken.Looks, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!);

        var (verdict, metrics) = kept.View(Some.Start.AddDays(9), Nothing, (0.005, 0.01));

        Assert.Equal(ExperimentDecision.Ship, verdict.Decision);
        Assert.Equal(taken.View(Some.Start.AddDays(9), Nothing, (0.005, 0.01)).Verdict.Reasons, verdict.Reasons);
        Assert.Equal("passed", metrics[1].Comparisons[0].Guardrail!.Status);
    }

    /// <summary>As an earlier version wrote it: no comparison, no guardrails.</summary>
    [Fact]
    public void A_look_that_an_earlier_version_took_still_decides()
    {
        var judged = Guarded(AnalysisMethod.Sequential);
        judged.Looks.Add(JsonSerializer.Deserialize<ExperimentLook>(
            """{"takenAt":"2026-10-08T00:00:05Z","asOf":"2026-10-08T00:00:00Z","planned":1,"spentAlpha":0.003125,"variant":"b","units":5000,"effect":0.08,"standardError":0.015,"bound":2.9,"outcome":"better","plan":"plan"}""",
            JsonSerializerOptions.Web)!);

        var (verdict, metrics) = judged.View(Some.Start.AddDays(9), Nothing, (0.0, 0.002));

        Assert.Equal(ExperimentDecision.Ship, verdict.Decision);
        Assert.Equal("Planned look 1 of 4 on 2026-10-08 decided: Bought of b: +8.0 % [+3.65 %, +12.35 %] by group sequential look 1 of 4, z = 5.33 with a bound of ±2.90.", verdict.Reasons[0]);
        Assert.Equal((1, null, "passed"), (metrics[0].Comparisons[0].Look, metrics[1].Comparisons[0].Look, metrics[1].Comparisons[0].Guardrail!.Status));
    }

    /// <summary>Normal likelihood and prior, by hand: precisions 1/0.02² and 1/0.04² add up; the mean is 0.8 of the effect.</summary>
    [Fact]
    public void With_a_belief_before_the_data_effect_and_interval_are_those_of_the_belief_after_them()
    {
        var judged = new JudgedExperiment(Some.Experiment("x") with { Analysis = Plan(AnalysisMethod.Bayesian) with { PriorDeviation = 0.04 } });

        var comparison = judged.View(End.AddDays(-1), (0.05, 0.02)).Metrics[0].Comparisons[0];

        Assert.Contains(" = 0.05, standard error 0.02, of the plain values; with a belief of 0 ± 0.04 before the data 0.04 ± 0.0178885; credible interval [0.0105", comparison.Formula, StringComparison.Ordinal);
        var deviation = Math.Sqrt(1 / (1 / 0.0004 + 1 / 0.0016));
        Assert.Equal(0.04, comparison.Effect!.Value, 1e-12);
        Assert.Equal(deviation, comparison.StandardError!.Value, 1e-12);
        Assert.Equal(0.04 - 1.6448536269514722 * deviation, comparison.Effect.Lower!.Value, 1e-9);
        Assert.Equal((0.9, 0.04), (comparison.Confidence!.Value, comparison.Absolute!.Value), EqualityComparer<(double, double)>.Create((one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-12));
    }

    /// <summary>Whatever the figures: who reads "ship" sees an interval on the good side of 0, and who reads that harm is ruled out a bound inside the margin.</summary>
    [Fact]
    public void A_decision_never_stands_beside_a_figure_that_speaks_against_it()
    {
        var random = new Random(17);
        var decisions = new Dictionary<ExperimentDecision, int>();
        for (var run = 0; run < 3_000; run++)
        {
            var method = (AnalysisMethod)random.Next(3);
            var lower = random.Next(2) == 0;
            var plan = Plan(method) with { PriorDeviation = random.Next(2) == 0 ? null : 0.01 + random.NextDouble() / 10, Alpha = 0.01 + random.NextDouble() / 10 };
            var judged = new JudgedExperiment(Some.Experiment("x") with { Analysis = plan, Decision = new DecisionRule { ChanceToWin = 0.8 + random.NextDouble() / 5.1 }, Guardrails = [new() { Metric = "complaints", Margin = 0.02 }] }) { LowerIsBetter = lower };
            var looks = ExperimentPlans.Looks(Some.Experiment("x") with { Analysis = plan });
            foreach (var look in looks.Take(random.Next(looks.Count + 1))) judged.Take(look.Number, Drawn(0.06), Drawn(0.03));

            var (verdict, metrics) = judged.View(looks.Last(look => look.Number <= Math.Max(1, judged.Looks.Count)).At.AddDays(random.Next(5)), Drawn(0.06), Drawn(0.03));

            decisions[verdict.Decision] = decisions.GetValueOrDefault(verdict.Decision) + 1;
            var (primary, guardrail) = (metrics[0].Comparisons[0], metrics[1].Comparisons[0]);
            foreach (var shown in new[] { primary, primary.Latest, guardrail, guardrail.Latest }.OfType<VariantComparison>())
            {
                Assert.Equal(shown.Significant, shown.Effect!.Lower > 0 || shown.Effect.Upper < 0);
                Assert.InRange(shown.Effect.Value, shown.Effect.Lower!.Value, shown.Effect.Upper!.Value);
                if (shown.Guardrail is { Status: "passed" } passed) Assert.True(passed.Worst < passed.Margin, $"{run}: {passed}");
                if (shown.Guardrail is { Status: "crossed" } crossed) Assert.True(crossed.Best > crossed.Margin, $"{run}: {crossed}");
            }

            if (verdict.Decision != ExperimentDecision.Ship) continue;
            Assert.True(lower ? primary.Effect!.Upper < 0 : primary.Effect!.Lower > 0, $"{run}: {primary}");
            Assert.Equal("passed", guardrail.Guardrail!.Status);
            Assert.Contains(VerdictWords.Told(primary, metrics[0]), verdict.Reasons[0], StringComparison.Ordinal);
        }

        Assert.All(new[] { ExperimentDecision.Ship, ExperimentDecision.RollBack, ExperimentDecision.Inconclusive, ExperimentDecision.KeepRunning }, decision => Assert.True(decisions.GetValueOrDefault(decision) > 100));

        (double, double) Drawn(double reach) => ((2 * random.NextDouble() - 1) * reach, 0.002 + random.NextDouble() / 50);
    }

    private static AnalysisPlan Plan(AnalysisMethod method) => new() { Method = method };

    private static JudgedExperiment Of(AnalysisMethod method) => new(Some.Experiment("x") with { Analysis = Plan(method) });

    private static JudgedExperiment Guarded(AnalysisMethod method) => new(Some.Experiment("x") with { Analysis = Plan(method), Guardrails = [new() { Metric = "complaints", Margin = 0.01 }] });

    private static ExperimentState Stopped(ExperimentStatus status, DateTimeOffset at)
    {
        var started = ExperimentHistory.See(null, Some.Experiment("x"), Some.NoParts, "p", Some.Start);
        return ExperimentHistory.See(started, Some.Experiment("x") with { Status = status }, Some.NoParts, "p", at);
    }
}

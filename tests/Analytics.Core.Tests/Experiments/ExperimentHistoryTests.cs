using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Xunit;

namespace Analytics.Core.Tests.Experiments;

public sealed class ExperimentHistoryTests
{
    private static readonly ExperimentDefinition Experiment = Some.Experiment("x");
    private static readonly DateTimeOffset Now = Some.Start.AddDays(1);

    [Fact]
    public void A_change_of_the_plan_while_it_runs_is_a_revision_that_says_so()
    {
        var first = ExperimentHistory.See(null, Experiment, Some.NoParts, Plan(Experiment), Now);
        var owner = Experiment with { Owner = "someone else" };
        var second = ExperimentHistory.See(first, owner, Some.NoParts, Plan(owner), Now.AddDays(1));
        var looser = owner with { Analysis = new AnalysisPlan { Alpha = 0.1 } };
        var third = ExperimentHistory.See(second, looser, Some.NoParts, Plan(looser), Now.AddDays(2));

        Assert.Same(third, ExperimentHistory.See(third, looser, Some.NoParts, Plan(looser), Now.AddDays(3)));
        Assert.Equal([false, false, true], third.Revisions.Select(revision => revision.PlanChangedWhileRunning));
        Assert.Equal(["created", "owner", "analysis"], third.Revisions.SelectMany(revision => revision.Changed));
    }

    [Fact]
    public void A_draft_may_change_its_plan_freely()
    {
        var draft = Experiment with { Status = ExperimentStatus.Draft };
        var first = ExperimentHistory.See(null, draft, Some.NoParts, Plan(draft), Now);
        var second = ExperimentHistory.See(first, Experiment with { Decision = new DecisionRule { Kind = "noHarm" } }, Some.NoParts, "another", Now);

        Assert.DoesNotContain(second.Revisions, revision => revision.PlanChangedWhileRunning);
        Assert.Equal("started", Assert.Single(second.Steps).Kind);
    }

    [Theory]
    [InlineData(ExperimentStatus.Stopped)]
    [InlineData(ExperimentStatus.Archived)]
    [InlineData(ExperimentStatus.Draft)]
    public void A_plan_that_is_changed_between_a_stop_and_a_start_is_stamped(ExperimentStatus between)
    {
        var stopped = Experiment with { Status = between };
        var other = stopped with { PrimaryMetric = "visited" };
        ExperimentDefinition[] life = [Experiment with { Status = ExperimentStatus.Draft }, Experiment, stopped, other, other with { Status = ExperimentStatus.Running }];

        ExperimentState? state = null;
        foreach (var (definition, day) in life.Select((definition, day) => (definition, day))) state = ExperimentHistory.See(state, definition, Some.NoParts, Plan(definition), Now.AddDays(day));

        Assert.Equal([false, false, false, true, false], state!.Revisions.Select(revision => revision.PlanChangedWhileRunning));
    }

    [Fact]
    public void Dealing_units_anew_after_the_start_is_stamped_and_leaves_the_plan_as_it_was()
    {
        var anew = new Dictionary<string, ExperimentDefinition>
        {
            ["seed"] = Experiment with { Seed = "another" },
            ["hashVersion"] = Experiment with { HashVersion = 1 },
            ["layer"] = Experiment with { Layer = new("space", 0, 0.5) },
            ["holdout"] = Experiment with { Holdout = "out" },
        };
        var started = ExperimentHistory.See(null, Experiment, Some.NoParts, Plan(Experiment), Now);

        foreach (var (property, changed) in anew)
        {
            var revision = ExperimentHistory.See(started, changed, Some.NoParts, Plan(changed), Now.AddDays(1)).Revisions[^1];
            var drafted = ExperimentHistory.See(null, Experiment with { Status = ExperimentStatus.Draft }, Some.NoParts, Plan(Experiment), Now);

            Assert.Equal((true, false, Plan(Experiment)), (revision.DealtAnew, revision.PlanChangedWhileRunning, revision.Plan));
            Assert.Equal([property], revision.Changed);
            Assert.False(ExperimentHistory.See(drafted, changed, Some.NoParts, Plan(changed), Now).Revisions[^1].DealtAnew);
        }

        var same = Experiment with { Seed = Experiment.Key, Coverage = 0.5, Stop = Some.Start.AddDays(30), Segments = ["segments.country"], Rollback = new RollbackRule { Automatic = true } };
        var noted = ExperimentHistory.See(started, same, Some.NoParts, Plan(same), Now.AddDays(1)).Revisions[^1];
        Assert.Equal((false, false, 5), (noted.DealtAnew, noted.PlanChangedWhileRunning, noted.Changed.Count));
    }

    [Fact]
    public void A_metric_that_is_defined_otherwise_while_it_runs_is_a_revision_and_a_holdout_deals_anew()
    {
        var before = new ExperimentParts([Some.Metric("joined"), Some.Metric("visited")], new HoldoutDefinition("out", 0.1));
        var after = before with { Metrics = [Some.Metric("joined"), Some.Metric("visited") with { LowerIsBetter = true }] };
        var started = ExperimentHistory.See(null, Experiment, before, "p", Now);

        Assert.Same(started, ExperimentHistory.See(started, Experiment, before with { Metrics = [.. before.Metrics.Reverse()] }, "p", Now.AddDays(1)));
        var changed = ExperimentHistory.See(started, Experiment, after, "q", Now.AddDays(1));
        var larger = ExperimentHistory.See(changed, Experiment, after with { Holdout = new("out", 0.2) }, "q", Now.AddDays(2));

        Assert.Equal(["created", "metrics.visited", "holdouts.out"], larger.Revisions.SelectMany(revision => revision.Changed));
        Assert.Equal([(false, false), (true, false), (false, true)], larger.Revisions.Select(revision => (revision.PlanChangedWhileRunning, revision.DealtAnew)));
    }

    [Fact]
    public void What_an_earlier_version_did_not_look_at_is_no_change()
    {
        var old = ExperimentHistory.See(null, Experiment, Some.NoParts, "p", Now) with { Parts = null };
        var parts = new ExperimentParts([Some.Metric("joined")], null);

        var seen = ExperimentHistory.See(old, Experiment, parts, "p", Now.AddDays(1));

        Assert.Equal((1, parts), (seen.Revisions.Count, seen.Parts));
    }

    /// <summary>Running experiments keep the plan, and so the looks, that earlier versions stored.</summary>
    [Fact]
    public void The_hash_of_a_plan_is_what_it_was_in_earlier_versions() => Assert.Equal("87b0d26689bd61f4", Plan(Experiment));

    [Fact]
    public void A_ramp_starts_at_its_first_share_and_new_weights_resume_what_was_rolled_back()
    {
        var ramped = Experiment with { Ramp = new RampPlan() };
        var started = ExperimentHistory.See(null, ramped, Some.NoParts, Plan(ramped), Now);
        var back = started with { Withdrawn = ["b"], RolledBackAt = Now };
        var changed = ramped with { Variants = [new() { Key = "a", Weight = 0.4 }, new() { Key = "b", Weight = 0.6 }] };
        var resumed = ExperimentHistory.See(back, changed, Some.NoParts, Plan(changed), Now.AddDays(1));

        Assert.Equal(0.02, started.Coverage);
        Assert.Equal([1.0 - 0.5, 0.0], ExperimentHistory.WeightsOf(ramped, back));
        Assert.Equal((null, 0), (resumed.RolledBackAt, resumed.Withdrawn.Count));
        Assert.Equal("resumed", resumed.Steps[^1].Kind);
    }

    [Fact]
    public void A_ramp_of_several_treatments_shares_its_steps_among_them_and_holds_from_the_start_on()
    {
        var three = Experiment with { Start = Now.AddDays(3), Variants = [new() { Key = "a", Weight = 0.4 }, new() { Key = "b", Weight = 0.4 }, new() { Key = "c", Weight = 0.2 }], Ramp = new RampPlan { Steps = [0.03, 0.3] } };

        var started = ExperimentHistory.See(null, three, Some.NoParts, Plan(three), Now);

        Assert.Equal((0.05, 0, Now.AddDays(3)), (Math.Round(started.Coverage!.Value, 12), started.Step, started.SteppedAt));
        Assert.Equal(Now, ExperimentHistory.See(null, three with { Start = Now.AddDays(-3) }, Some.NoParts, Plan(three), Now).SteppedAt);
    }

    [Fact]
    public void What_is_resumed_after_harm_is_read_from_then_on_and_what_is_only_weighed_anew_is_not()
    {
        var ramped = Experiment with { Ramp = new RampPlan() };
        var climbed = ExperimentHistory.See(null, ramped, Some.NoParts, Plan(ramped), Now) with { Step = 2, Coverage = 0.4, SteppedAt = Now.AddHours(5) };
        var changed = ramped with { Variants = [new() { Key = "a", Weight = 0.6 }, new() { Key = "b", Weight = 0.4 }] };

        var weighed = ExperimentHistory.See(climbed, changed, Some.NoParts, Plan(changed), Now.AddDays(1));
        var off = ExperimentHistory.Withdraw(climbed, ramped, [new("b", Now.AddHours(6), "b is slow.")], Now.AddHours(6));
        var resumed = ExperimentHistory.See(off, changed, Some.NoParts, Plan(changed), Now.AddDays(1));

        Assert.Equal((2, 0.5, Now.AddHours(5), null), (weighed.Step, Math.Round(weighed.Coverage!.Value, 12), weighed.SteppedAt, weighed.ResumedAt));
        Assert.Equal(changed, ExperimentHistory.InForce(changed, weighed));
        Assert.Equal((0, 0.025, Now.AddDays(1), Now.AddDays(1)), (resumed.Step, Math.Round(resumed.Coverage!.Value, 12), resumed.SteppedAt, resumed.ResumedAt));
        Assert.Equal((Now.AddDays(1), 0), (ExperimentHistory.InForce(changed, resumed).Start, ExperimentHistory.InForce(changed, resumed).Analysis.CupedDays));
        Assert.Equal(Now.AddDays(1 + changed.Analysis.Days), ExperimentPlans.Looks(ExperimentHistory.InForce(changed, resumed))[^1].At);
    }

    [Fact]
    public void Treatments_are_switched_off_one_by_one_and_the_last_one_rolls_the_experiment_back()
    {
        var three = Experiment with { Variants = [new() { Key = "a", Weight = 0.4 }, new() { Key = "b", Weight = 0.3 }, new() { Key = "c", Weight = 0.3 }] };
        var started = ExperimentHistory.See(null, three, Some.NoParts, Plan(three), Now);
        var first = ExperimentHistory.Withdraw(started, three, [new("b", Now.AddDays(1), "b is slow.")], Now.AddDays(1));
        var second = ExperimentHistory.Withdraw(first, three, [new("b", Now.AddDays(2), "again"), new("c", Now.AddDays(2), "c is slow.")], Now.AddDays(2));

        Assert.Equal((null, "withdrawn", "b did harm. b is slow. Its units get a; c goes on."), (first.RolledBackAt, first.Steps[^1].Kind, first.Steps[^1].Because));
        Assert.Equal([0.4, 0, 0.3], first.Periods[^1].Weights);
        Assert.Equal((Now.AddDays(2), "rolledBack", "c did harm. c is slow."), (second.RolledBackAt, second.Steps[^1].Kind, second.Steps[^1].Because));
        Assert.Equal([new("b", Now.AddDays(1), "b is slow."), new WithdrawnVariant("c", Now.AddDays(2), "c is slow.")], second.Withdrawals);
        Assert.Same(second, ExperimentHistory.Withdraw(second, three, [new("c", Now.AddDays(3), "again")], Now.AddDays(3)));
    }

    [Fact]
    public void A_state_of_before_says_when_its_treatment_was_taken_away()
    {
        var old = ExperimentHistory.See(null, Experiment, Some.NoParts, Plan(Experiment), Now) with { Withdrawn = ["b"], RolledBackAt = Now };

        Assert.Equal(("b", Now), (Assert.Single(ExperimentHistory.Completed(old).Withdrawals).Variant, ExperimentHistory.Completed(old).Withdrawals[0].Since));
    }

    [Fact]
    public void Planned_looks_are_kept_when_exploratory_ones_are_many()
    {
        var planned = new ExperimentLook { TakenAt = Now, AsOf = Now, Planned = 1, Variant = "b", Outcome = "undecided", Plan = "p" };
        var state = ExperimentHistory.Look(new ExperimentState { Key = "x" }, [planned]);

        for (var at = 0; at < 1_000; at++) state = ExperimentHistory.Look(state, [planned with { Planned = null, Units = at }]);

        Assert.Equal(500, state.Looks.Count);
        Assert.Equal(1, state.Looks.Count(look => look.Planned == 1));
    }

    [Fact]
    public void Looks_spend_the_whole_error_by_the_last_and_treatments_share_it()
    {
        var looks = ExperimentPlans.Looks(Experiment);
        var three = ExperimentPlans.Looks(Experiment with { Variants = [.. Experiment.Variants, new() { Key = "c", Weight = 0 }] });

        Assert.Equal(4, looks.Count);
        Assert.Equal([0.003125, 0.0125, 0.028125, 0.05], looks.Select(look => Math.Round(look.SpentAlpha, 9)));
        Assert.Equal(Some.Start.AddDays(28), looks[^1].At);
        Assert.Equal(0.025, three[^1].SpentAlpha, 1e-9);
        Assert.True(three[^1].Bound > looks[^1].Bound);
    }

    private static string Plan(ExperimentDefinition experiment) => ExperimentPlans.Hash(experiment, ExperimentCatalogue.Of([Some.Metric()], [], [experiment]));
}

using System.Text.Json;
using Analytics.Contracts.Assignment;
using Analytics.Contracts.Bucketing;
using Analytics.Contracts.Experiments;
using Xunit;

namespace Analytics.Core.Tests.Experiments;

public sealed class ExperimentAssignerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_unit_gets_what_GrowthBooks_hash_and_ranges_give_it()
    {
        var assigner = Of(Some.Experiment("x"));

        for (var at = 0; at < 2_000; at++)
        {
            var unit = $"user-{at}";
            Assert.Equal(BucketHash.Version2("x", unit) < 0.5 ? 0 : 1, Assign(assigner, unit).Variant);
        }
    }

    [Fact]
    public void More_coverage_and_a_ramp_move_nobody_between_variants()
    {
        var experiment = Some.Experiment("x") with { Coverage = 0.1 };
        var (small, large) = (Of(experiment), ExperimentAssigner.Of([experiment], [], new Dictionary<string, AssignmentAdjustment> { ["x"] = new(null, 0.6, []) }, Now));
        var assigned = Enumerable.Range(0, 5_000).Select(at => (Before: Assign(small, $"u{at}"), After: Assign(large, $"u{at}"))).ToList();

        Assert.All(assigned.Where(one => one.Before.Outcome == AssignmentOutcome.Assigned), one => Assert.Equal(one.Before, one.After));
        Assert.InRange(assigned.Count(one => one.Before.Outcome == AssignmentOutcome.Assigned), 400, 600);
        Assert.InRange(assigned.Count(one => one.After.Outcome == AssignmentOutcome.Assigned), 2_800, 3_200);
    }

    [Fact]
    public void Units_of_a_variant_that_was_taken_away_get_the_control_and_are_not_exposed()
    {
        var experiment = Some.Experiment("x");
        var (before, after) = (Of(experiment), ExperimentAssigner.Of([experiment], [], new Dictionary<string, AssignmentAdjustment> { ["x"] = new(null, null, ["b"]) }, Now));
        var treated = Enumerable.Range(0, 100).Select(at => $"u{at}").First(unit => Assign(before, unit).Variant == 1);

        Assert.Equal(new AssignedVariant(0, AssignmentOutcome.Withdrawn), Assign(after, treated));
    }

    [Fact]
    public void Taking_one_treatment_away_moves_nobody_else_and_shares_the_probability_among_those_who_take_part()
    {
        var experiment = Some.Experiment("x") with { Variants = [new() { Key = "a", Weight = 0.4 }, new() { Key = "b", Weight = 0.4 }, new() { Key = "c", Weight = 0.2 }] };
        var (before, after) = (Of(experiment), ExperimentAssigner.Of([experiment], [], new Dictionary<string, AssignmentAdjustment> { ["x"] = new(null, null, ["b"]) }, Now));
        string[] units = [.. Enumerable.Range(0, 1_000).Select(at => $"u{at}")];

        Assert.All(units.Where(unit => Assign(before, unit).Variant != 1), unit => Assert.Equal(Assign(before, unit), Assign(after, unit)));
        Assert.All(units.Where(unit => Assign(before, unit).Variant == 1), unit => Assert.Equal(new AssignedVariant(0, AssignmentOutcome.Withdrawn), Assign(after, unit)));
        Assert.Equal(units.Select(unit => Assign(before, unit).Variant == 1), units.Select(unit => after.IsSetApart(0, new UnitIds(unit))));
        Assert.Equal(2.0 / 3, after.PropensityOf(0, 0), 1e-12);
        Assert.Equal(0, after.PropensityOf(0, 1));
        Assert.Equal(1.0 / 3, after.PropensityOf(0, 2), 1e-12);
    }

    [Fact]
    public void Layers_exclude_each_other_and_holdouts_take_no_part()
    {
        var first = Some.Experiment("first") with { Layer = new("page", 0, 0.5), Holdout = "all" };
        var second = Some.Experiment("second") with { Layer = new("page", 0.5, 1) };
        var assigner = ExperimentAssigner.Of([first, second], [new HoldoutDefinition("all", 0.1)], NoAdjustments, Now);
        var outcomes = Enumerable.Range(0, 4_000).Select(at => All(assigner, new UnitIds($"u{at}"))).ToList();

        Assert.DoesNotContain(outcomes, one => one[0].Outcome == AssignmentOutcome.Assigned && one[1].Outcome == AssignmentOutcome.Assigned);
        Assert.InRange(outcomes.Count(one => one[0].Outcome == AssignmentOutcome.HeldOut), 320, 480);
        Assert.InRange(outcomes.Count(one => one[0].Outcome == AssignmentOutcome.Assigned), 1_650, 1_950);
        Assert.InRange(outcomes.Count(one => one[1].Outcome == AssignmentOutcome.Assigned), 1_850, 2_150);
    }

    [Theory]
    [InlineData("in", """["DE","FR"]""", """{"country":"DE"}""", true)]
    [InlineData("in", """["DE","FR"]""", """{"country":"IT"}""", false)]
    [InlineData("in", """["DE"]""", "{}", false)]
    [InlineData("notIn", """["DE"]""", "{}", true)]
    [InlineData("notIn", """["DE"]""", """{"country":"DE"}""", false)]
    [InlineData("in", "[3]", """{"country":3.0}""", true)]
    [InlineData("in", "[true]", """{"country":true}""", true)]
    [InlineData("in", "[true]", """{"country":false}""", false)]
    [InlineData(">=", "[18]", """{"country":18}""", true)]
    [InlineData(">", "[18]", """{"country":18}""", false)]
    [InlineData("<", "[18]", """{"country":"12"}""", false)]
    [InlineData("exists", "[]", """{"country":null}""", false)]
    [InlineData("missing", "[]", """{"country":null}""", true)]
    public void Targeting_compares_attributes_by_their_type(string op, string values, string attributes, bool takesPart)
    {
        var experiment = Some.Experiment("x") with
        {
            Targeting = [new TargetingCondition { Attribute = "country", Op = op, Values = JsonSerializer.Deserialize<JsonElement[]>(values)! }],
        };
        var assigned = All(Of(experiment), new UnitIds("u1"), JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(attributes));

        Assert.Equal(takesPart ? AssignmentOutcome.Assigned : AssignmentOutcome.NotTargeted, assigned[0].Outcome);
    }

    [Fact]
    public void An_experiment_lets_in_those_who_are_in_the_variant_that_it_needs()
    {
        var needed = Some.Experiment("needed");
        var follower = Some.Experiment("a-follower") with { Prerequisites = [new ExperimentPrerequisite { Experiment = "needed", Variants = ["b"] }] };
        var assigner = ExperimentAssigner.Of([follower, needed], [], NoAdjustments, Now);

        Assert.Equal(["needed", "a-follower"], [assigner[0].Key, assigner[1].Key]);
        for (var at = 0; at < 200; at++)
        {
            var assigned = All(assigner, new UnitIds($"u{at}"));
            Assert.Equal(assigned[0].Variant == 1 ? AssignmentOutcome.Assigned : AssignmentOutcome.Prerequisite, assigned[1].Outcome);
        }
    }

    [Fact]
    public void Overrides_units_that_are_missing_and_experiments_that_do_not_run()
    {
        var bySession = Some.Experiment("by-session") with { Unit = ExperimentUnit.Session };
        var forced = Some.Experiment("forced") with { Overrides = [new UnitOverride("tester", "b")], Coverage = 0 };
        var assigner = ExperimentAssigner.Of(
            [bySession, forced, Some.Experiment("draft") with { Status = ExperimentStatus.Draft }, Some.Experiment("later") with { Start = Now.AddDays(1) },
                Some.Experiment("over") with { Stop = Now }, Some.Experiment("shadow") with { Shadow = true }],
            [], NoAdjustments, Now);

        Assert.Equal(2, assigner.Count);
        Assert.Equal([new AssignedVariant(-1, AssignmentOutcome.NoUnit), new(1, AssignmentOutcome.Overridden)], All(assigner, new UnitIds("tester")));
        Assert.Equal(AssignmentOutcome.NotCovered, All(assigner, new UnitIds("other"))[1].Outcome);
        Assert.Equal(0.5, assigner.PropensityOf(0, 1));
    }

    [Fact]
    public void Assigning_allocates_nothing()
    {
        var assigner = ExperimentAssigner.Of(
            [.. Enumerable.Range(0, 10).Select(at => Some.Experiment($"x{at}") with
            {
                Layer = new("page", 0, 0.9),
                Holdout = "all",
                Targeting = [new TargetingCondition { Attribute = "country", Values = [JsonSerializer.SerializeToElement("DE")] }],
            })],
            [new HoldoutDefinition("all", 0.05)], NoAdjustments, Now);
        var attributes = new Dictionary<string, JsonElement> { ["country"] = JsonSerializer.SerializeToElement("DE") };
        var (units, assigned) = (new UnitIds("user-1"), new AssignedVariant[assigner.Count]);
        for (var at = 0; at < 100; at++) assigner.Assign(in units, attributes, assigned);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at < 1_000; at++) assigner.Assign(in units, attributes, assigned);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static IReadOnlyDictionary<string, AssignmentAdjustment> NoAdjustments { get; } = new Dictionary<string, AssignmentAdjustment>();

    private static ExperimentAssigner Of(ExperimentDefinition experiment) => ExperimentAssigner.Of([experiment], [], NoAdjustments, Now);

    private static AssignedVariant Assign(ExperimentAssigner assigner, string unit) => All(assigner, new UnitIds(unit))[0];

    private static AssignedVariant[] All(ExperimentAssigner assigner, UnitIds units, IReadOnlyDictionary<string, JsonElement>? attributes = null)
    {
        var assigned = new AssignedVariant[assigner.Count];
        assigner.Assign(in units, attributes, assigned);
        return assigned;
    }
}

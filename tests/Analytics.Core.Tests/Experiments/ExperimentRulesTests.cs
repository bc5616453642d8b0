using System.Text;
using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Analytics.Core.Measures;
using Xunit;

namespace Analytics.Core.Tests.Experiments;

public sealed class ExperimentRulesTests
{
    [Fact]
    public void A_sound_experiment_has_no_fault() => Assert.Empty(Faults(Some.Experiment("x")));

    [Fact]
    public void Weights_must_sum_to_1() =>
        Assert.Equal("The weights sum to 0.9: they must sum to 1.", Faults(Some.Experiment("x") with { Variants = [new() { Key = "a", Weight = 0.5 }, new() { Key = "b", Weight = 0.4 }] })["/variants"][0]);

    [Fact]
    public void Ten_thousand_variants_are_one_fault() => Assert.Equal(
        "Must be 2 to 20.",
        Faults(Some.Experiment("x") with { Variants = [.. Enumerable.Range(0, 10_000).Select(at => new VariantDefinition { Key = $"v{at}", Weight = 1e-4 })] })["/variants"][0]);

    [Fact]
    public void Metrics_must_exist()
    {
        var faults = Faults(Some.Experiment("x") with { PrimaryMetric = "nothing", SecondaryMetrics = ["bought", "neither"], Guardrails = [new() { Metric = "nor" }] });

        Assert.Equal(["/guardrails/0/metric", "/primaryMetric", "/secondaryMetrics/1"], faults.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Slices_of_a_namespace_must_not_overlap()
    {
        var other = Some.Experiment("other") with { Layer = new("page", 0, 0.6) };

        Assert.Contains("overlaps with experiment “other”", Faults(Some.Experiment("x") with { Layer = new("page", 0.5, 1) }, other)["/layer"][0], StringComparison.Ordinal);
        Assert.Empty(Faults(Some.Experiment("x") with { Layer = new("page", 0.6, 1) }, other));
        Assert.Empty(Faults(Some.Experiment("x") with { Layer = new("page", 0.5, 1) }, other with { Status = ExperimentStatus.Stopped }));
    }

    [Fact]
    public void Experiments_must_not_need_each_other_in_a_circle()
    {
        var (first, second, third) = (Needs("x", "second"), Needs("second", "third"), Needs("third", "x"));

        Assert.Contains("a circle", Faults(first, second, third)["/prerequisites/0/experiment"][0], StringComparison.Ordinal);
        Assert.Empty(Faults(first, second, Some.Experiment("third")));
        Assert.Contains("no experiment", Faults(first)["/prerequisites/0/experiment"][0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_needs_a_hypothesis_a_start_and_a_metric_and_a_draft_does_not()
    {
        var bare = Some.Experiment("x") with { Hypothesis = null, Start = null, PrimaryMetric = null };

        Assert.Equal(["/hypothesis", "/primaryMetric", "/start"], Faults(bare).Keys.Order(StringComparer.Ordinal));
        Assert.Empty(Faults(bare with { Status = ExperimentStatus.Draft }));
    }

    [Fact]
    public void Plans_are_whole_weeks_and_ramps_stay_below_the_weight()
    {
        var faults = Faults(Some.Experiment("x") with { Analysis = new AnalysisPlan { Days = 10, Alpha = 0.3, Spending = "freely" }, Ramp = new RampPlan { Steps = [0.2, 0.6] } });

        Assert.Equal(["/analysis/alpha", "/analysis/days", "/analysis/spending", "/ramp/steps"], faults.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_names_every_fault_with_its_place()
    {
        var faults = new FaultList();
        var file = ExperimentFileReader.Read(
            """
            {"metrics":[{"key":"m","kind":"nonsense","records":{"event":"e"}},{"key":"bought","kind":"proportion","records":{"event":"purchase"}}],
             "experiments":[{"key":"x","unit":"subject","color":"red"},{"key":"y","variants":[]}],"colour":1}
            """u8,
            faults, new Dictionary<object, string>());

        Assert.Equal(["/colour", "/experiments/0/color", "/metrics/0/kind"], faults.ByPointer.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("bought", "y"), (Assert.Single(file.Metrics).Key, Assert.Single(file.Experiments).Key));
    }

    /// <summary>Of one experiment several, some within its lists, none of them told in the words of the serialiser.</summary>
    [Fact]
    public void Every_fault_of_an_item_that_cannot_be_read_is_told_with_its_place()
    {
        var faults = new FaultList();

        var file = ExperimentFileReader.Read(
            """
            {"experiments":[{"key":"good","hypothesis":"b","status":"draft","variants":[{"key":"a","weight":1}]},
              {"key":7,"status":"walking","colour":"red","Coverage":"much","variants":[{"key":"a","weight":"half"},{"key":"b","weight":0.5,"shape":1},{"weight":0.5}],
               "analysis":{"days":"two","looks":1.5},"segments":["country",3]}],
             "metrics":[{"key":"m"}]}
            """u8,
            faults,
            new Dictionary<object, string>());

        Assert.Equal("good", Assert.Single(file.Experiments).Key);
        Assert.Equal(
            [
                "/experiments/1/Coverage: Must be a number.", "/experiments/1/analysis/days: Must be a whole number.", "/experiments/1/analysis/looks: Must be a whole number.",
                "/experiments/1/colour: Is not known here.", "/experiments/1/key: Must be a text.", "/experiments/1/segments/1: Must be a text.",
                "/experiments/1/status: Must be one of draft, running, paused, stopped, archived.", "/experiments/1/variants/0/weight: Must be a number.",
                "/experiments/1/variants/1/shape: Is not known here.", "/experiments/1/variants/2/key: Is required.", "/metrics/0/kind: Is required.", "/metrics/0/records: Is required.",
            ],
            faults.ByPointer.Select(fault => $"{fault.Key}: {Assert.Single(fault.Value)}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{\"experiments\":[", "")]
    [InlineData("[]", "")]
    [InlineData("{\"experiments\":{}}", "/experiments")]
    [InlineData("{\"experiments\":[null]}", "/experiments/0")]
    [InlineData("{\"experiments\":[{\"key\":\"x\",\"key\":\"y\"}]}", "")]
    public void Malformed_files_are_faults_and_no_exceptions(string text, string pointer)
    {
        var faults = new FaultList();

        ExperimentFileReader.Read(Encoding.UTF8.GetBytes(text), faults, new Dictionary<object, string>());

        Assert.Equal(pointer, Assert.Single(faults.ByPointer).Key);
    }

    [Theory]
    [InlineData("""{"key":"m","kind":"sum","records":{"event":"e"}}""", "/records/value")]
    [InlineData("""{"key":"m","kind":"sum","records":{"event":"e","value":"steps"}}""", "/records/value")]
    [InlineData("""{"key":"m","kind":"count","records":{"source":"predictions","event":"e"}}""", "/records/event")]
    [InlineData("""{"key":"m","kind":"ratio","records":{"event":"e"}}""", "/denominator")]
    [InlineData("""{"key":"m","kind":"funnel","records":{"event":"e"}}""", "/steps")]
    [InlineData("""{"key":"m","kind":"timeToEvent","records":{"event":"e"}}""", "/window")]
    [InlineData("""{"key":"m","kind":"proportion","records":{"event":"e"},"cap":{"value":1}}""", "/cap")]
    [InlineData("""{"key":"m","kind":"proportion","records":{"event":"e","filters":[{"field":"weather","values":["x"]}]}}""", "/records/filters/0/field")]
    public void Faulty_metrics_are_refused_by_pointer(string json, string pointer)
    {
        var faults = new FaultList();

        MetricRules.Check(System.Text.Json.JsonSerializer.Deserialize<MetricDefinition>(json, System.Text.Json.JsonSerializerOptions.Web)!, "", faults);

        Assert.Equal(pointer, Assert.Single(faults.ByPointer).Key);
    }

    [Theory]
    [InlineData("x", null, null, "/layer/namespace: “x” is also the seed of the experiment: units would not be dealt independently. Choose another.")]
    [InlineData(null, null, "x", "/holdout: “x” is also the seed of the experiment: units would not be dealt independently. Choose another.")]
    [InlineData("h", null, "h", "/holdout: “h” is also the seed of its namespace: units would not be dealt independently. Choose another.")]
    [InlineData(null, "other", null, "/seed: “other” is also the seed of experiment other: units would not be dealt independently. Choose another.")]
    [InlineData(null, "page", null, "/seed: “page” is also the seed of the namespace of experiment other: units would not be dealt independently. Choose another.")]
    [InlineData("page", null, null, null)]
    [InlineData("page", "other", null, null)]
    public void What_is_dealt_by_one_seed_is_not_dealt_by_another(string? layer, string? seed, string? holdout, string? fault)
    {
        var other = Some.Experiment("other") with { Layer = new("page", 0, 0.5) };
        var experiment = Some.Experiment("x") with { Seed = seed, Layer = layer is null ? null : new(layer, 0.5, 1), Holdout = holdout };

        Assert.Equal(fault, Seeds(experiment, new ExperimentState { Key = "x" }, other));
        Assert.Equal(layer is "x" or "h" || holdout is not null ? fault : null, Seeds(experiment with { Status = ExperimentStatus.Draft }, new ExperimentState { Key = "x" }, other));
    }

    [Fact]
    public void An_experiment_that_has_begun_keeps_its_seeds_and_is_given_no_other_that_is_taken()
    {
        var experiment = Some.Experiment("x") with { Layer = new("x", 0, 0.5) };
        var begun = ExperimentHistory.See(null, experiment, Some.NoParts, "plan", Some.Start);
        var all = ExperimentCatalogue.Of([Some.Metric()], [], [experiment]);

        Assert.Null(Seeds(experiment with { Owner = "another" }, begun));
        Assert.StartsWith("/seed", Seeds(experiment with { Seed = "other" }, begun, Some.Experiment("other")), StringComparison.Ordinal);
        Assert.Equal("“x” is also the seed of the experiment: units are not dealt independently.", Assert.Single(SeedRules.Shared(experiment, all)));
    }

    private static string? Seeds(ExperimentDefinition experiment, ExperimentState state, params ExperimentDefinition[] others)
    {
        var faults = new FaultList();
        SeedRules.Check(experiment, state, "", ExperimentCatalogue.Of([Some.Metric()], [new("h", 0.1), new("x", 0.1)], [experiment, .. others]), faults);
        return faults.ByPointer.Count == 0 ? null : Assert.Single(faults.ByPointer.Select(fault => $"{fault.Key}: {Assert.Single(fault.Value)}"));
    }

    private static ExperimentDefinition Needs(string key, string other) =>
        Some.Experiment(key) with { Prerequisites = [new ExperimentPrerequisite { Experiment = other }] };

    private static IReadOnlyDictionary<string, string[]> Faults(ExperimentDefinition experiment, params ExperimentDefinition[] others)
    {
        var faults = new FaultList();
        ExperimentRules.Check(experiment, "", ExperimentCatalogue.Of([Some.Metric()], [], [experiment, .. others]), faults);
        return faults.ByPointer;
    }
}

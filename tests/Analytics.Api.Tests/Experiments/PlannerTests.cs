using System.Globalization;
using System.Text.Json;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>The planner over HTTP against what statsmodels and GrowthBook plan, by the reference cases of the statistics.</summary>
[Collection(nameof(SharedExperiments))]
public sealed class PlannerTests(ExperimentService service) : ServiceTest(service)
{
    private const string OneLook = "\"method\":\"fixed\"";

    /// <summary>The arcsine is another approximation than the pooled z: they part by 0.08 % with equal arms and 0.3 % with arms of 2 to 3.</summary>
    [Theory]
    [InlineData("dev-power_arcsine_sample_size-01", 0.001)]
    [InlineData("dev-power_arcsine_sample_size-02", 0.004)]
    public async Task Sizes_of_two_shares_are_those_of_statsmodels_arcsine_as_near_as_the_two_methods_are(string id, double within)
    {
        var (parameters, inputs, expected) = Case(id);
        var (control, ratio) = (Number(inputs, "p_control"), Number(parameters, "ratio"));

        var answer = await PlanAsync($$"""
            {"share":{{Text(control)}},"scale":"absolute","weights":[{{Text(1 / (1 + ratio))}},{{Text(ratio / (1 + ratio))}}],
             "analysis":{ {{OneLook}},"power":{{Text(Number(parameters, "power"))}},"minimumDetectableEffect":{{Text(Number(inputs, "p_treatment") / control - 1)}} } }
            """);

        var theirs = Number(expected, "n_control") * (1 + ratio);
        Assert.Equal(theirs, Number(answer, "units"), theirs * within);
    }

    /// <summary>Of a pooled z both are the same formula: every digit but those that whole units cut off.</summary>
    [Fact]
    public async Task Power_and_size_of_two_shares_are_those_of_statsmodels_pooled_z()
    {
        var (_, inputs, expected) = Case("dev-power_two_proportions-01");
        var control = Number(inputs, "p_control");
        string Of(double alpha) => $$"""
            {"share":{{Text(control)}},"scale":"absolute","units":{{Text(2 * Number(inputs, "nobs1"))}},
             "analysis":{ {{OneLook}},"alpha":{{Text(alpha)}},"minimumDetectableEffect":{{Text(Number(inputs, "p_treatment") / control - 1)}} } }
            """;

        var answer = await PlanAsync(Of(0.05));
        var half = await PlanAsync(Of(0.025));

        var judged = answer.GetProperty("forUnits");
        Assert.Equal(Number(expected, "power"), Number(judged, "power"), 1e-8);
        Assert.Equal(Math.Ceiling(2 * Number(expected, "sample_size_power80_alpha_half")), Number(half, "units"));
        var least = Number(judged, "minimumDetectableEffect");
        Assert.True(least > Number(inputs, "p_treatment") / control - 1, least.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Size_power_and_smallest_effect_of_two_means_are_those_of_statsmodels_noncentral_t()
    {
        var (_, inputs, expected) = Case("dev-power_t-01");
        var (effect, ratio, units) = (Number(inputs, "effect_size_d"), Number(inputs, "ratio_for_power"), Number(inputs, "nobs1_for_power"));
        string Of(double judged, double treatments) => $$"""
            {"mean":1,"variance":1,"scale":"absolute","units":{{Text(judged)}},"weights":[{{Text(1 / (1 + treatments))}},{{Text(treatments / (1 + treatments))}}],
             "analysis":{ {{OneLook}},"minimumDetectableEffect":{{Text(effect)}} } }
            """;

        var powered = await PlanAsync(Of(units * (1 + ratio), ratio));
        var smallest = await PlanAsync(Of(2 * Number(inputs, "nobs1_for_mde"), 1));

        Assert.Equal(Number(expected, "power"), Number(powered.GetProperty("forUnits"), "power"), 1e-6);
        Assert.Equal(Number(expected, "mde_power80"), Number(smallest.GetProperty("forUnits"), "minimumDetectableEffect"), 1e-6);
        Assert.Equal(Math.Ceiling(2 * Number(expected, "sample_size_power80")), Number(smallest, "units"));
    }

    [Fact]
    public async Task The_relative_effect_is_planned_as_GrowthBook_plans_it()
    {
        var (_, inputs, expected) = Case("dev-gb_power-01");
        var units = Number(inputs, "total_users");

        var answer = await PlanAsync($$"""
            {"mean":{{Text(Number(inputs, "mean"))}},"variance":{{Text(Number(inputs, "variance"))}},"units":{{Text(units)}},"unitsPerDay":{{Text(units / 28)}},
             "analysis":{ {{OneLook}},"minimumDetectableEffect":{{Text(Number(inputs, "effect_size"))}} } }
            """);

        Assert.Equal(Number(expected, "power_fixed"), Number(answer.GetProperty("forUnits"), "power"), 1e-9);
        Assert.Equal(Number(expected, "mde_fixed"), Number(answer.GetProperty("forUnits"), "minimumDetectableEffect"), 1e-9);
        var month = answer.GetProperty("byDays").EnumerateArray().Single(row => row.GetProperty("days").GetInt32() == 28);
        Assert.Equal(Number(expected, "mde_fixed"), Number(month, "minimumDetectableEffect"), 1e-9);
    }

    /// <summary>Units, effect and power are three views of one curve: also with looks on the way, unequal weights and three variants.</summary>
    [Theory]
    [InlineData("relative", "\"share\":0.2")]
    [InlineData("absolute", "\"share\":0.2")]
    [InlineData("absolute", "\"mean\":12,\"variance\":90")]
    public async Task The_units_that_are_needed_find_the_effect_with_the_planned_power(string scale, string baseline)
    {
        string Of(double units) => $$"""
            { {{baseline}},"scale":"{{scale}}","units":{{Text(units)}},"weights":[0.5,0.3,0.2],"analysis":{"power":0.9,"minimumDetectableEffect":0.04,"looks":3} }
            """;

        var needed = Number(await PlanAsync(Of(1_000)), "units");
        var judged = (await PlanAsync(Of(needed))).GetProperty("forUnits");

        Assert.Equal(0.9, Number(judged, "power"), 1e-4);
        Assert.Equal(0.04, Number(judged, "minimumDetectableEffect"), 1e-5);
    }

    [Theory]
    [InlineData("""{"share":0.2,"mean":0.2,"variance":0.16}""", "/metric")]
    [InlineData("""{"share":1.2}""", "/share")]
    [InlineData("""{"share":0.2,"variance":0.2}""", "/variance")]
    [InlineData("""{"share":0.9,"scale":"absolute","analysis":{"minimumDetectableEffect":0.2}}""", "/analysis/minimumDetectableEffect")]
    [InlineData("""{"share":0.2,"units":1}""", "/units")]
    [InlineData("""{"share":1e-300}""", "/share")]
    [InlineData("""{"share":0.2,"analysis":{"minimumDetectableEffect":1e-200}}""", "/analysis/minimumDetectableEffect")]
    [InlineData("""{"share":0.2,"analysis":{"alpha":1e-17}}""", "/analysis/alpha")]
    [InlineData("""{"share":0.2,"weights":[1e-300,1]}""", "/weights")]
    [InlineData("""{"mean":1e-200,"variance":1}""", "/mean")]
    [InlineData("""{"mean":1,"variance":1e200}""", "/variance")]
    public async Task What_can_not_be_planned_is_refused_by_pointer(string json, string pointer)
    {
        var (status, body) = await PostAsync("/v1/experiments/plan", json);

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(pointer, out _), body.ToString());
    }

    [Theory]
    [InlineData("""{"share":1e-12,"weights":[1e-12,0.999999999999],"unitsPerDay":1e-12,"analysis":{"minimumDetectableEffect":0.000001,"alpha":0.000001,"power":0.99,"looks":20}}""")]
    [InlineData("""{"mean":1e-12,"variance":1e24,"weights":[1e-12,0.999999999999],"unitsPerDay":1e12,"units":1e12,"analysis":{"minimumDetectableEffect":0.000001,"alpha":0.000001}}""")]
    [InlineData("""{"mean":1e-12,"variance":1e24,"scale":"absolute","weights":[1e-12,0.999999999999],"units":4,"analysis":{"minimumDetectableEffect":0.000001,"alpha":0.000001}}""")]
    [InlineData("""{"mean":1e12,"variance":1e-24,"scale":"absolute","units":1e12,"unitsPerDay":1e12,"analysis":{"minimumDetectableEffect":1000}}""")]
    public async Task The_ends_of_what_may_be_asked_are_answered(string json) => Assert.True(Number(await PlanAsync(json), "units") > 0);

    private async Task<JsonElement> PlanAsync(string json)
    {
        var (status, body) = await PostAsync("/v1/experiments/plan", json);
        Assert.True(status == 200, body.ToString());
        return body;
    }

    private static (JsonElement Params, JsonElement Inputs, JsonElement Expected) Case(string id)
    {
        using var file = File.OpenRead(Path.Combine(Architecture.Repository.Root, "tests", "Analytics.Statistics.Tests", "Reference", "experiments.json"));
        var found = JsonDocument.Parse(file).RootElement.GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("id").GetString() == id);
        return (found.GetProperty("params"), found.GetProperty("inputs"), found.GetProperty("expected"));
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using Analytics.Api.Tests.Durability;
using Analytics.Api.Tests.Service;
using Analytics.Core.Experiments;
using Analytics.Core.Ports;
using Analytics.Core.Privacy.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>A canary of two treatments, by beats of the service's own whose clock is set: one is taken away, the other climbs on, and what is resumed begins anew.</summary>
public sealed class RampTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddHours(-1);
    private readonly RunningService service = new() { Settings = new Dictionary<string, string> { ["Experiments:Beat"] = "00:10:00" } };
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow().AddMinutes(2));
    private HttpClient? client;
    private ExperimentCycle? cycle;

    private ExperimentWorld World => new(client!);

    public async ValueTask InitializeAsync()
    {
        await service.InitializeAsync();
        client = service.Client();
        var (all, register) = (service.Services, service.Services.GetRequiredService<ExperimentRegister>());
        var mover = new WeightMover(register, all.GetRequiredService<IExperimentQueries>(), all.GetRequiredService<LabelWindows>(), all.GetRequiredService<AuditTrail>(), clock);
        cycle = new ExperimentCycle(register, all.GetRequiredService<ExperimentAnalyser>(), mover, all.GetRequiredService<IOptions<ExperimentOptions>>(), clock, NullLogger<ExperimentCycle>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_treatment_that_crosses_a_guardrail_is_taken_away_the_other_climbs_on_and_a_resume_begins_anew()
    {
        await World.PutMetricAsync("walked", """{"kind":"proportion","records":{"event":"walked"}}""");
        await World.PutMetricAsync("fell", """{"kind":"proportion","records":{"event":"fell"},"lowerIsBetter":true}""");
        Assert.Equal(0.1, Coverage(await PutAsync(0.4, 0.3, 0.3)), 1e-12);
        var told = await TellAsync("first");

        var off = await TurnAsync();
        var climbed = await TurnAsync();

        Assert.Equal("b", Withdrawn(off));
        Assert.Equal((0.1, 0.5), (Coverage(off), Math.Round(Coverage(climbed), 12)));
        Assert.Equal([0.4, 0, 0.3], climbed.GetProperty("weights").EnumerateArray().Select(weight => weight.GetDouble()));
        Assert.Equal("300 units saw c at 6 % and no guardrail is crossed: on to 30 %.", climbed.GetProperty("steps").EnumerateArray().Last().GetProperty("because").GetString());

        // What was told a moment ahead is past when it is resumed.
        await ServiceProcess.UntilAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() > told));
        var resumed = await PutAsync(0.38, 0.31, 0.31);
        var later = await TurnAsync();

        Assert.Equal(("", 0.06 / 0.62), (Withdrawn(resumed), Coverage(resumed)));
        Assert.Equal(("", 0.06 / 0.62), (Withdrawn(later), Coverage(later)));
        Assert.Equal("notStarted", (await World.GetAsync("/v1/experiments/canary/results?deep=false")).GetProperty("verdict").GetProperty("decision").GetString());

        await TellAsync("second");
        Assert.Equal("b", Withdrawn(await TurnAsync()));
        await World.UntilAsync("/v1/experiments/canary/results?deep=false", body =>
            body.GetProperty("sampleRatios") is var ratios && ratios.GetArrayLength() > 0 && ratios[0].GetProperty("units").EnumerateObject().Sum(units => units.Value.GetInt64()) == 1_000);
    }

    [Fact]
    public async Task An_experiment_that_has_begun_is_given_no_ramp()
    {
        await World.PutMetricAsync("walked", """{"kind":"proportion","records":{"event":"walked"}}""");
        const string Plain = """{"hypothesis":"It holds.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"start":"2026-11-01T00:00:00Z","primaryMetric":"walked"}""";
        await World.PutAsync("/v1/experiments/begun", Plain);

        using var content = new StringContent(Plain[..^1] + ""","ramp":{}}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await client!.PutAsync(new Uri("/v1/experiments/begun", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var body = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.StartsWith("An experiment that has begun can't be given a ramp", body.GetProperty("errors").GetProperty("/ramp")[0].GetString(), StringComparison.Ordinal);
        Assert.False((await World.GetAsync("/v1/experiments/begun")).GetProperty("definition").TryGetProperty("ramp", out _));
    }

    private static double Coverage(JsonElement summary) => summary.GetProperty("coverage").GetDouble();

    private static string Withdrawn(JsonElement summary) => string.Join(",", summary.GetProperty("withdrawn").EnumerateArray().Select(one => one.GetProperty("variant").GetString()));

    private async Task<JsonElement> TurnAsync()
    {
        await cycle!.TurnAsync(TestContext.Current.CancellationToken);
        Assert.Empty(cycle.Failures);
        clock.Advance(TimeSpan.FromMinutes(2));
        return await World.GetAsync("/v1/experiments/canary");
    }

    private Task<JsonElement> PutAsync(double a, double b, double c) => World.PutAsync("/v1/experiments/canary", string.Create(CultureInfo.InvariantCulture, $$"""
        {"hypothesis":"The new ones hold.","status":"running","variants":[{"key":"a","weight":{{a}}},{"key":"b","weight":{{b}}},{"key":"c","weight":{{c}}}],"start":"{{Start:O}}",
         "primaryMetric":"walked","guardrails":[{"metric":"fell","margin":0.05}],"rollback":{"automatic":true},"ramp":{"steps":[0.06,0.3,0.6],"hold":"1m","minimumUnits":20} }
        """));

    /// <summary>Half walk; one in ten falls, with b every second. Answers when they were exposed: a moment from now, after the last step.</summary>
    private async Task<DateTimeOffset> TellAsync(string prefix)
    {
        var at = TimeProvider.System.GetUtcNow().AddSeconds(1);
        List<(string Name, string Variant, int Number)> people = [.. "abc".SelectMany(variant => Enumerable.Range(0, variant == 'a' ? 400 : 300).Select(number => ($"{prefix}-{variant}-{number}", variant.ToString(), number)))];
        await World.ConsentAsync(people.Select(one => one.Name), Start);
        await World.ExposeAsync(people.Select(one => ("canary", one.Variant, one.Name, at)));
        await World.TrackAsync(people.Where(one => one.Number % 2 == 0).Select(one => ("walked", one.Name, (double?)null, at.AddSeconds(1))));
        await World.TrackAsync(people.Where(one => one.Number % (one.Variant == "b" ? 2 : 10) == 0).Select(one => ("fell", one.Name, (double?)null, at.AddSeconds(1))));
        return at;
    }
}

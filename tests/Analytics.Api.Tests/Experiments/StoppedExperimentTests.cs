using System.Globalization;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>Experiments that somebody stops, and what may be changed of them then.</summary>
[Collection(nameof(SharedExperiments))]
public sealed class StoppedExperimentTests(ExperimentService service) : ServiceTest(service)
{
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-20), TimeSpan.Zero);
    private static readonly DateTimeOffset Stop = Start.AddDays(8);

    private ExperimentWorld World => new(Service.Client());

    /// <summary>One in five buys before the stop, everybody a day after it: units of the last two days before it are within a window of three days then.</summary>
    [Fact]
    public async Task What_happens_after_the_stop_counts_only_in_windows_of_units_that_came_before()
    {
        var people = Enumerable.Range(0, 1_600).Select(at => (Name: $"halted-{at}", Variant: at % 2 == 0 ? "a" : "b", At: Start.AddHours(at / 2 % 8 * 24 + 1))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), Start);
        await World.PutMetricAsync("halted-bought", """{"kind":"proportion","records":{"event":"halted-purchase"}}""");
        await World.PutMetricAsync("halted-soon", """{"kind":"proportion","window":"3d","records":{"event":"halted-purchase"}}""");
        await World.ExposeAsync(people.Select(one => ("halted", one.Variant, one.Name, one.At)));
        await World.TrackAsync(people.Where((one, at) => at / 16 % 5 == 0).Select(one => ("halted-purchase", one.Name, (double?)null, one.At.AddHours(1))));
        await World.TrackAsync(people.Select(one => ("halted-purchase", one.Name, (double?)null, Stop.AddDays(1))));
        await World.PutAsync("/v1/experiments/halted", Definition("halted-bought", "stopped", $"""
            "stop":"{Stop.ToString("O", CultureInfo.InvariantCulture)}","secondaryMetrics":["halted-soon"]
            """));

        var results = await World.UntilAsync("/v1/experiments/halted/results", body => body.GetProperty("looks").GetArrayLength() > 0);

        double[] ValuesOf(int metric) => [.. results.GetProperty("metrics")[metric].GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("value").GetDouble())];
        Assert.Equal([0.2, 0.2], ValuesOf(0));
        Assert.Equal([0.2 * 6 / 8 + 2.0 / 8, 0.2 * 6 / 8 + 2.0 / 8], ValuesOf(1).Select(value => Math.Round(value, 12)));
        var verdict = results.GetProperty("verdict");
        Assert.Equal(("inconclusive", "Inconclusive: it was stopped before its plan was done."), (verdict.GetProperty("decision").GetString(), verdict.GetProperty("sentence").GetString()));
        Assert.False(verdict.TryGetProperty("until", out _));
        Assert.Equal((1, Start.AddDays(7)), (results.GetProperty("looks")[0].GetProperty("planned").GetInt32(), results.GetProperty("looks")[0].GetProperty("asOf").GetDateTimeOffset()));
    }

    [Fact]
    public async Task A_plan_that_is_edited_while_it_is_stopped_is_stamped_when_it_runs_again()
    {
        foreach (var metric in new[] { "edited-bought", "edited-seen" }) await World.PutMetricAsync(metric, $$"""{"kind":"proportion","records":{"event":"{{metric}}"} }""");
        await World.ConsentAsync(["edited-1"], Start);
        await World.ExposeAsync([("edited", "a", "edited-1", Start.AddDays(1))]);
        foreach (var (metric, status) in new[] { ("edited-bought", "running"), ("edited-bought", "stopped"), ("edited-seen", "stopped"), ("edited-seen", "running") })
            await World.PutAsync("/v1/experiments/edited", Definition(metric, status, "\"coverage\":1"));
        var edited = await World.PutAsync("/v1/experiments/edited", Definition("edited-seen", "running", "\"seed\":\"another\""));

        var results = await World.GetAsync("/v1/experiments/edited/results?deep=false");
        var page = await PageAsync("/v1/experiments/edited/results");

        var plan = results.GetProperty("plan");
        var revisions = edited.GetProperty("revisions").EnumerateArray().ToList();
        Assert.Equal([false, false, true, false, false], revisions.Select(one => one.GetProperty("planChangedWhileRunning").GetBoolean()));
        Assert.Equal([false, false, false, false, true], revisions.Select(one => one.GetProperty("dealtAnew").GetBoolean()));
        Assert.Equal((true, revisions[2].GetProperty("at").GetDateTimeOffset()), (plan.GetProperty("changedWhileRunning").GetBoolean(), plan.GetProperty("registeredAt").GetDateTimeOffset()));
        Assert.Equal(revisions[4].GetProperty("at").GetDateTimeOffset(), plan.GetProperty("dealtAnewAt").GetDateTimeOffset());
        Assert.Equal(2, results.GetProperty("warnings").EnumerateArray().Count(warning => warning.GetString()!.EndsWith("read its figures as exploratory.", StringComparison.Ordinal)));
        Assert.Contains("This plan was registered after the experiment had started", page, StringComparison.Ordinal);
        Assert.Contains("Units were dealt anew on", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_that_is_defined_otherwise_while_it_decides_is_a_revision_of_the_experiment()
    {
        await World.PutMetricAsync("redefined-bought", """{"kind":"proportion","records":{"event":"redefined-bought"}}""");
        await World.PutAsync("/v1/experiments/redefined", Definition("redefined-bought", "running", "\"coverage\":1"));
        await World.PutMetricAsync("redefined-bought", """{"kind":"proportion","window":"7d","records":{"event":"redefined-bought"}}""");

        var experiment = await World.GetAsync("/v1/experiments/redefined");
        var page = await PageAsync("/v1/experiments/redefined/results");

        var revision = experiment.GetProperty("revisions")[1];
        Assert.Equal(["metrics.redefined-bought"], revision.GetProperty("changed").EnumerateArray().Select(one => one.GetString()));
        Assert.True(revision.GetProperty("planChangedWhileRunning").GetBoolean());
        Assert.Contains("metrics.redefined-bought", page, StringComparison.Ordinal);
        Assert.Contains("This plan was registered after the experiment had started", page, StringComparison.Ordinal);
    }

    /// <summary>160 of 800 bought under a and 120 under b, z = −2.6: enough for the test at the end of the plan, and too little for a rule that holds at every look.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_loser_of_the_planned_look_is_taken_away_where_that_is_asked_for(bool automatic)
    {
        var key = automatic ? "loser" : "loser-kept";
        var people = Enumerable.Range(0, 1_600).Select(at => (Name: $"{key}-{at}", Variant: at % 2 == 0 ? "a" : "b", At: Start.AddHours(at / 2 % 7 * 24 + 1))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), Start);
        await World.PutMetricAsync($"{key}-bought", $$"""{"kind":"proportion","records":{"event":"{{key}}-purchase"} }""");
        await World.ExposeAsync(people.Select(one => (key, one.Variant, one.Name, one.At)));
        await World.TrackAsync(people.Where((one, at) => at / 2 % 20 < (one.Variant == "a" ? 4 : 3)).Select(one => ($"{key}-purchase", one.Name, (double?)null, one.At.AddHours(1))));
        await World.PutAsync($"/v1/experiments/{key}", $$"""
            {"hypothesis":"b sells more.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}",
             "primaryMetric":"{{key}}-bought","analysis":{"method":"fixed","days":7,"cupedDays":0},"rollback":{"automatic":{{(automatic ? "true" : "false")}}} }
            """);

        var results = await World.UntilAsync($"/v1/experiments/{key}/results", body => body.GetProperty("verdict").GetProperty("sentence").GetString()!.StartsWith(automatic ? "Rolled back" : "Roll back b", StringComparison.Ordinal));
        var experiment = await World.GetAsync($"/v1/experiments/{key}");

        Assert.Equal(("rollBack", automatic), (results.GetProperty("verdict").GetProperty("decision").GetString(), experiment.GetProperty("rolledBack").GetBoolean()));
        Assert.Contains("Planned look 1 on", results.GetProperty("verdict").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        if (automatic) Assert.Equal(0, experiment.GetProperty("weights")[1].GetDouble());
    }

    private static string Definition(string metric, string status, string rest) => $$"""
        {"hypothesis":"b sells more.","status":"{{status}}","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
         "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"{{metric}}","analysis":{"days":28,"looks":4,"cupedDays":0},{{rest}} }
        """;

    private async Task<string> PageAsync(string path)
    {
        using var browser = Service.Client();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return await browser.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}

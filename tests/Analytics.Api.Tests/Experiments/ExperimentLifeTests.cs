using System.Globalization;
using System.Text.Json;
using Analytics.Api.Tests.Service;
using Analytics.Contracts.Bucketing;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>What the service does by itself: takes files over, climbs ramps, follows bandits, takes bad challengers away.</summary>
public sealed class ExperimentLifeTests : IAsyncLifetime
{
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("analytics-experiments-").FullName, "experiments.json");
    private RunningService? service;
    private HttpClient? client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ExperimentWorld World => new(client!);

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(file, FileOf("first hypothesis"), Cancellation);
        service = new RunningService { Settings = new Dictionary<string, string> { ["Experiments:File"] = file, ["Experiments:Beat"] = "00:00:01" } };
        await service.InitializeAsync();
        client = service.Client();
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (service is not null) await service.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_changed_file_is_taken_over_and_one_with_faults_is_not_not_even_in_part()
    {
        Assert.Equal("first hypothesis", await HypothesisAsync());

        await File.WriteAllTextAsync(file, FileOf("second hypothesis"), Cancellation);
        await World.UntilAsync("/v1/experiments/by-file", body => Hypothesis(body) == "second hypothesis");

        await File.WriteAllTextAsync(file, FileOf("third hypothesis").Replace("\"weight\":0.5", "\"weight\":0.7", StringComparison.Ordinal), Cancellation);
        var status = await World.UntilAsync("/v1/experiments/file", body => body.GetProperty("faults").EnumerateObject().Any());
        Assert.Contains("The weights sum to 1.4", status.GetProperty("faults").GetProperty("/experiments/0/variants")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("second hypothesis", await HypothesisAsync());

        await File.WriteAllTextAsync(file, "{\"experiments\":[", Cancellation);
        await World.UntilAsync("/v1/experiments/file", body => body.GetProperty("faults").EnumerateObject().Any(fault => fault.Name.Length == 0));
        Assert.Equal("second hypothesis", await HypothesisAsync());

        await File.WriteAllTextAsync(file, FileOf("fourth hypothesis"), Cancellation);
        await World.UntilAsync("/v1/experiments/by-file", body => Hypothesis(body) == "fourth hypothesis");
        Assert.Empty((await World.GetAsync("/v1/experiments/file")).GetProperty("faults").EnumerateObject());
    }

    [Fact]
    public async Task What_a_changed_file_does_to_experiments_is_in_the_audit_trail()
    {
        foreach (var status in new[] { "running", "paused", "running" }) await WriteAsync(Of(status, "first hypothesis"), body => Text(body, "status") == status);
        await WriteAsync(Of("running", "another hypothesis"), body => Text(body, "hypothesis") == "another hypothesis");
        await WriteAsync(Of("running", "another hypothesis").Replace("""{"key":"a","weight":0.5},{"key":"b","weight":0.5}""", """{"key":"a","weight":0.4},{"key":"b","weight":0.6}""", StringComparison.Ordinal), body => body.GetProperty("variants")[0].GetProperty("weight").GetDouble() < 0.5);
        await WriteAsync(Of("stopped", "another hypothesis"), body => Text(body, "status") == "stopped");
        await File.WriteAllTextAsync(file, "{}", Cancellation);

        var trail = await World.UntilAsync("/v1/audit?actor=file", body => body.GetProperty("entries").EnumerateArray().Any(entry => Text(entry, "action") == "RemoveExperiment"));

        Assert.Equal(
            [
                "DraftExperiment key=by-file revision=1 changed=created", "StartExperiment key=by-file revision=2 changed=status,start", "PauseExperiment key=by-file revision=3 changed=status",
                "ResumeExperiment key=by-file revision=4 changed=status", "ChangeExperiment key=by-file revision=5 changed=hypothesis", "ResumeExperiment key=by-file revision=6 changed=variants",
                "StopExperiment key=by-file revision=7 changed=status,variants", "RemoveExperiment key=by-file",
            ],
            trail.GetProperty("entries").EnumerateArray().Reverse().Select(entry => $"{Text(entry, "action")} {Text(entry, "target")}"));

        static string Of(string status, string hypothesis) => FileOf(hypothesis).Replace("\"variants\"", $"\"status\":\"{status}\",\"start\":\"2026-11-01T00:00:00Z\",\"variants\"", StringComparison.Ordinal);
        static string? Text(JsonElement one, string name) => one.GetProperty(name).GetString();
        async Task WriteAsync(string text, Func<JsonElement, bool> holds)
        {
            await File.WriteAllTextAsync(file, text, Cancellation);
            await World.UntilAsync("/v1/experiments/by-file", body => holds(body.GetProperty("definition")));
        }
    }

    [Fact]
    public async Task The_file_of_the_repository_is_sound()
    {
        File.Copy(Path.Combine(Architecture.Repository.Root, "experiments.json"), file, overwrite: true);

        var summary = await World.UntilAsync("/v1/experiments", body => body.EnumerateArray().Any(one => one.GetProperty("definition").GetProperty("key").GetString() == "weekly-summary"));

        Assert.Equal("file", summary[0].GetProperty("definition").GetProperty("origin").GetString());
        Assert.Empty((await World.GetAsync("/v1/experiments/file")).GetProperty("faults").EnumerateObject());
    }

    [Fact]
    public async Task A_bad_challenger_is_taken_away_by_itself_and_an_alert_is_raised_within_a_minute()
    {
        var start = TimeProvider.System.GetUtcNow().AddHours(-2);
        await World.PutMetricAsync("complaints", """{"title":"Complaints","kind":"proportion","records":{"event":"complaint"},"lowerIsBetter":true}""");
        await World.PutMetricAsync("trained", """{"title":"Trained","kind":"proportion","records":{"event":"trained"}}""");
        await World.PutAsync("/v1/experiments/challenger", $$"""
            {"hypothesis":"The challenger is better.","status":"running","variants":[{"key":"champion","weight":0.5},{"key":"challenger","weight":0.5}],
             "start":"{{start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"trained","guardrails":[{"metric":"complaints","margin":0.05}],
             "rollback":{"automatic":true} }
            """);
        string[] people = [.. Enumerable.Range(0, 4_000).Select(at => $"person-{at}")];
        var exposed = people.Select(name => (Name: name, Variant: BucketHash.Version2("challenger", name) < 0.5 ? "champion" : "challenger")).ToList();
        await World.ConsentAsync(people, start);
        await World.ExposeAsync(exposed.Select(one => ("challenger", one.Variant, one.Name, start.AddMinutes(5))));
        var random = new Random(5);
        await World.TrackAsync(exposed.Where(_ => random.NextDouble() < 0.4).Select(one => ("trained", one.Name, (double?)null, start.AddMinutes(30))));
        await World.TrackAsync(exposed.Where(one => random.NextDouble() < (one.Variant == "champion" ? 0.1 : 0.25)).Select(one => ("complaint", one.Name, (double?)null, start.AddMinutes(40))));

        var came = TimeProvider.System.GetTimestamp();
        var summary = await World.UntilAsync("/v1/experiments/challenger", body => body.GetProperty("rolledBack").GetBoolean());
        var alerts = await World.UntilAsync("/v1/alerts", body => body.EnumerateArray().Any(alert => alert.GetProperty("state").GetString() == "firing" && alert.ToString().Contains("Rolled back", StringComparison.Ordinal)));

        Assert.InRange(TimeProvider.System.GetElapsedTime(came), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal([0.5, 0.0], summary.GetProperty("weights").EnumerateArray().Select(weight => weight.GetDouble()));
        Assert.Contains("Complaints is crossed", summary.GetProperty("steps").EnumerateArray().Last().GetProperty("because").GetString(), StringComparison.Ordinal);
        Assert.Equal("challenger", alerts.EnumerateArray().Single(alert => alert.ToString().Contains("Rolled back", StringComparison.Ordinal)).GetProperty("labels").GetProperty("experiment").GetString());
        var treated = exposed.First(one => one.Variant == "challenger").Name;
        var assigned = await AssignAsync(treated);
        Assert.Equal(("champion", "withdrawn"), (assigned.GetProperty("variant").GetString(), assigned.GetProperty("outcome").GetString()));
        Assert.Equal("rollBack", (await World.GetAsync("/v1/experiments/challenger/results")).GetProperty("verdict").GetProperty("decision").GetString());
        var overview = await World.GetAsync("/v1/overview");
        var line = overview.GetProperty("experiments").EnumerateArray().Single(one => one.GetProperty("key").GetString() == "challenger");
        Assert.Equal("challenger: Rolled back: challenger did harm.", Assert.Single(overview.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("sentence").GetString()), sentence => sentence!.StartsWith("challenger", StringComparison.Ordinal)));
        Assert.Equal(["started", "rolled back"], line.GetProperty("sinceYesterday").EnumerateArray().Select(change => change.GetString()));
    }

    [Fact]
    public async Task A_ramp_climbs_when_its_time_is_over_and_enough_units_came_without_harm()
    {
        var start = TimeProvider.System.GetUtcNow().AddHours(-1);
        await World.PutMetricAsync("walked", """{"kind":"proportion","records":{"event":"walked"}}""");
        await World.PutAsync("/v1/experiments/ramp", $$"""
            {"hypothesis":"The new one holds.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"start":"{{start.ToString("O", CultureInfo.InvariantCulture)}}",
             "primaryMetric":"walked","ramp":{"steps":[0.05,0.2,0.5],"hold":"1m","minimumUnits":20} }
            """);
        var before = await World.GetAsync("/v1/experiments/ramp");
        var now = TimeProvider.System.GetUtcNow().AddSeconds(1);
        string[] people = [.. Enumerable.Range(0, 60).Select(at => $"walker-{at}")];
        await World.ConsentAsync(people, start);
        await World.ExposeAsync(people.Select((name, at) => ("ramp", at % 2 == 0 ? "a" : "b", name, now)));

        var after = await World.UntilAsync("/v1/experiments/ramp", body => body.GetProperty("coverage").GetDouble() > 0.1);

        Assert.Equal((0.1, 0.4), (before.GetProperty("coverage").GetDouble(), after.GetProperty("coverage").GetDouble()));
        Assert.Contains("30 units saw b", after.GetProperty("steps").EnumerateArray().Last().GetProperty("because").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bandit_moves_its_weights_to_the_better_variant_and_keeps_the_reason()
    {
        var start = TimeProvider.System.GetUtcNow().AddHours(-3);
        await World.PutMetricAsync("clicked", """{"kind":"proportion","records":{"event":"clicked"}}""");
        string[] people = [.. Enumerable.Range(0, 1_500).Select(at => $"player-{at}")];
        var random = new Random(6);
        await World.ConsentAsync(people, start);
        await World.ExposeAsync(people.Select((name, at) => ("bandit", "abc"[at % 3].ToString(), name, start.AddMinutes(1))));
        await World.TrackAsync(people.Where((_, at) => random.NextDouble() < new[] { 0.1, 0.1, 0.2 }[at % 3]).Select(name => ("clicked", name, (double?)null, start.AddMinutes(2))));
        await World.PutAsync("/v1/experiments/bandit", $$"""
            {"hypothesis":"One of three is best.","status":"running","variants":[{"key":"a","weight":0.34},{"key":"b","weight":0.33},{"key":"c","weight":0.33}],
             "start":"{{start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"clicked","bandit":{"every":"1m","floor":0.05,"minimumUnits":100} }
            """);

        var summary = await World.UntilAsync("/v1/experiments/bandit", body => body.GetProperty("steps").EnumerateArray().Any(step => step.GetProperty("kind").GetString() == "weighed"));

        double[] weights = [.. summary.GetProperty("weights").EnumerateArray().Select(weight => weight.GetDouble())];
        Assert.True(weights[2] > 0.85, string.Join(", ", weights));
        Assert.All(weights, weight => Assert.True(weight >= 0.05));
        Assert.Equal(1, weights.Sum(), 1e-9);
        Assert.Contains("Chance to be the best", summary.GetProperty("steps").EnumerateArray().Last().GetProperty("because").GetString(), StringComparison.Ordinal);
    }

    private static string FileOf(string hypothesis) => $$"""
        {"metrics":[{"key":"by-file-metric","kind":"proportion","records":{"event":"e"} }],
         "experiments":[{"key":"by-file","hypothesis":"{{hypothesis}}","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"primaryMetric":"by-file-metric"}]}
        """;

    private static string? Hypothesis(JsonElement body) => body.GetProperty("definition").GetProperty("hypothesis").GetString();

    private async Task<string?> HypothesisAsync() => Hypothesis(await World.GetAsync("/v1/experiments/by-file"));

    private async Task<JsonElement> AssignAsync(string subject)
    {
        using var content = new StringContent($$"""{"subject":"{{subject}}","experiments":["challenger"]}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await client!.PostAsync(new Uri("/v1/experiments/assign", UriKind.Relative), content, Cancellation);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Cancellation)).GetProperty("assignments")[0];
    }
}

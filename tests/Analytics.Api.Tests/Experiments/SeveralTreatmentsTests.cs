using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Api.Tests.Service;
using Analytics.Contracts.Assignment;
using Analytics.Contracts.Bucketing;
using Analytics.Contracts.Experiments;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>An experiment of three variants of which one does harm, and later the other: from the data to the alert, the page and the assignment.</summary>
public sealed class SeveralTreatmentsTests : IAsyncLifetime
{
    private const string Key = "three-arms";
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddHours(-2);
    private readonly RunningService service = new() { Settings = new Dictionary<string, string> { ["Experiments:Beat"] = "00:00:01" } };
    private HttpClient? client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ExperimentWorld World => new(client!);

    public async ValueTask InitializeAsync()
    {
        await service.InitializeAsync();
        client = service.Client();
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Only_the_treatment_that_does_harm_is_switched_off_and_the_last_one_rolls_the_experiment_back()
    {
        var people = await TellAsync(6_000);

        var summary = await World.UntilAsync($"/v1/experiments/{Key}", body => body.GetProperty("withdrawn").GetArrayLength() > 0);

        Assert.False(summary.GetProperty("rolledBack").GetBoolean());
        Assert.Equal("b", Assert.Single(summary.GetProperty("withdrawn").EnumerateArray()).GetProperty("variant").GetString());
        Assert.Equal([0.4, 0, 0.3], summary.GetProperty("weights").EnumerateArray().Select(weight => weight.GetDouble()));
        var step = summary.GetProperty("steps").EnumerateArray().Last();
        Assert.Equal("withdrawn", step.GetProperty("kind").GetString());
        Assert.Matches("^b did harm. Guardrail Complaints is crossed: .* Its units get a; c goes on.$", step.GetProperty("because").GetString());
        await OthersKeepTheirVariantAsync(people);
        await AlertSaysWhichAsync("b", "Switched off: b did harm");
        await FiguresStandStillAsync(people, summary.GetProperty("withdrawn")[0].GetProperty("since").GetDateTimeOffset());

        await ComplainAsync(people.Where(one => one.Variant == "c"));
        var end = await World.UntilAsync($"/v1/experiments/{Key}", body => body.GetProperty("rolledBack").GetBoolean());

        Assert.Equal([0.4, 0, 0], end.GetProperty("weights").EnumerateArray().Select(weight => weight.GetDouble()));
        Assert.Equal("rolledBack", end.GetProperty("steps").EnumerateArray().Last().GetProperty("kind").GetString());
        var verdict = (await World.GetAsync($"/v1/experiments/{Key}/results?deep=false")).GetProperty("verdict");
        Assert.Equal(("rollBack", "Rolled back: the service took every treatment away by itself."), (verdict.GetProperty("decision").GetString(), verdict.GetProperty("sentence").GetString()));
        Assert.Equal(2, verdict.GetProperty("reasons").GetArrayLength());
        await AlertSaysWhichAsync("c", "Rolled back: c did harm");
        var trail = (await World.GetAsync("/v1/audit")).GetProperty("entries").EnumerateArray().Where(entry => entry.GetProperty("actor").GetString() == "service")
            .Select(entry => $"{entry.GetProperty("action").GetString()} {entry.GetProperty("target").GetString()}").ToList();
        Assert.Contains($"WithdrawVariant key={Key} variant=b", trail);
        Assert.Contains($"RollBackExperiment key={Key} variant=c", trail);
    }

    private sealed record Person(string Name, string Variant);

    /// <summary>In service and client, which are one code: everybody keeps the variant, but for those of b.</summary>
    private async Task OthersKeepTheirVariantAsync(List<Person> people)
    {
        List<Person> some = [.. people.Take(300)];
        using var asked = await client!.PostAsJsonAsync("/v1/experiments/assign/batch", new { items = some.Select(one => new { subject = one.Name, experiments = new[] { Key }, record = false }) }, Cancellation);
        var told = (await asked.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("assignments")[0]).ToList();
        Assert.Equal(
            some.Select(one => one.Variant == "b" ? "a withdrawn" : $"{one.Variant} assigned"),
            told.Select(one => $"{one.GetProperty("variant").GetString()} {one.GetProperty("outcome").GetString()}"));
        Assert.Equal(0.4 / 0.7, told[some.FindIndex(one => one.Variant == "a")].GetProperty("propensity").GetDouble(), 1e-12);

        var document = await client!.GetFromJsonAsync<AssignmentDocument>("/v1/experiments/assignments", JsonSerializerOptions.Web, Cancellation);
        var assigner = ExperimentAssigner.Of(document!.Experiments, document.Holdouts, document.Adjustments, TimeProvider.System.GetUtcNow());
        var assigned = new AssignedVariant[assigner.Count];
        foreach (var one in some)
        {
            assigner.Assign(new UnitIds(one.Name), null, assigned);
            Assert.Equal(one.Variant == "b" ? new(0, AssignmentOutcome.Withdrawn) : new AssignedVariant("abc".IndexOf(one.Variant, StringComparison.Ordinal), AssignmentOutcome.Assigned), assigned[0]);
        }
    }

    private async Task AlertSaysWhichAsync(string variant, string detail)
    {
        static bool Is(JsonElement alert, string variant) => alert.GetProperty("state").GetString() == "firing" && alert.GetProperty("labels").TryGetProperty("variant", out var label) && label.GetString() == variant;
        var alerts = await World.UntilAsync("/v1/alerts", body => body.EnumerateArray().Any(alert => Is(alert, variant) && alert.ToString().Contains(detail, StringComparison.Ordinal)));
        Assert.Equal(Key, alerts.EnumerateArray().Single(alert => Is(alert, variant)).GetProperty("labels").GetProperty("experiment").GetString());
    }

    /// <summary>
    /// What comes in later tells nothing of b any more: its units complain with the control, some engines still assign it, and some name the control for its
    /// units. The sample ratio holds, nobody counts as crossed over, and c goes on.
    /// </summary>
    private async Task FiguresStandStillAsync(List<Person> people, DateTimeOffset since)
    {
        var before = await World.GetAsync($"/v1/experiments/{Key}/results?deep=false");
        var now = TimeProvider.System.GetUtcNow();
        var late = Dealt("late", 1_000).Where((one, at) => one.Variant != "b" || at % 20 == 0).ToList();
        await World.ConsentAsync(late.Select(one => one.Name), Start);
        await World.ExposeAsync(late.Select(one => (Key, one.Variant, one.Name, now)));
        await World.ExposeAsync(people.Where(one => one.Variant == "b").Select(one => (Key, "a", one.Name, now)));
        await World.TrackAsync(people.Where(one => one.Variant == "b").Select(one => ("trained", one.Name, (double?)null, now)));

        var after = await World.GetAsync($"/v1/experiments/{Key}/results");

        var verdict = after.GetProperty("verdict");
        Assert.Equal("keepRunning", verdict.GetProperty("decision").GetString());
        Assert.Contains($"b is switched off since {since.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, as it did harm.", verdict.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.False(after.GetProperty("sampleRatios")[0].GetProperty("mismatch").GetBoolean(), after.GetProperty("sampleRatios")[0].ToString());
        Assert.Equal(0, after.GetProperty("diagnosis").GetProperty("crossedShare").GetDouble());
        foreach (var metric in new[] { 0, 1 })
        {
            var (then, off, on) = (Comparison(before, metric, "b"), Comparison(after, metric, "b"), Comparison(after, metric, "c"));
            Assert.Equal(then.GetProperty("formula").GetString(), off.GetProperty("formula").GetString());
            Assert.Equal(since, off.GetProperty("until").GetDateTimeOffset());
            Assert.Equal(2, off.GetProperty("statistics").GetArrayLength());
            Assert.False(on.TryGetProperty("until", out _));
            Assert.DoesNotContain("post-stratified", on.GetProperty("formula").GetString(), StringComparison.Ordinal);
        }

        using var browser = service.Client();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var page = await browser.GetStringAsync($"/v1/experiments/{Key}/results", Cancellation);
        Assert.Contains("<strong>b is switched off</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Variant switched off", page, StringComparison.Ordinal);
        Assert.Contains("own unit the change is", page, StringComparison.Ordinal);
        Assert.Contains("running, b switched off", page, StringComparison.OrdinalIgnoreCase);
    }

    private static JsonElement Comparison(JsonElement results, int metric, string variant) =>
        results.GetProperty("metrics")[metric].GetProperty("comparisons").EnumerateArray().Single(one => one.GetProperty("variant").GetString() == variant);

    private static List<Person> Dealt(string prefix, int count) =>
    [
        .. Enumerable.Range(0, count).Select(at => $"{prefix}-{at}").Select(name => new Person(name, BucketHash.Version2(Key, name) switch { < 0.4 => "a", < 0.7 => "b", _ => "c" })),
    ];

    /// <summary>Half of all train; one in ten complains, of b one in four.</summary>
    private async Task<List<Person>> TellAsync(int count)
    {
        var people = Dealt("person", count);
        await World.PutMetricAsync("trained", """{"title":"Trained","kind":"proportion","records":{"event":"trained"}}""");
        await World.PutMetricAsync("complaints", """{"title":"Complaints","kind":"proportion","records":{"event":"complaint"},"lowerIsBetter":true}""");
        await World.ConsentAsync(people.Select(one => one.Name), Start);
        await World.ExposeAsync(people.Select(one => (Key, one.Variant, one.Name, Start.AddMinutes(5))));
        var random = new Random(9);
        await World.TrackAsync(people.Where(_ => random.NextDouble() < 0.5).Select(one => ("trained", one.Name, (double?)null, Start.AddMinutes(30))));
        await World.TrackAsync(people.Where(one => random.NextDouble() < (one.Variant == "b" ? 0.25 : 0.1)).Select(one => ("complaint", one.Name, (double?)null, Start.AddMinutes(40))));
        await World.PutAsync($"/v1/experiments/{Key}", $$"""
            {"hypothesis":"One of two is better.","status":"running","variants":[{"key":"a","weight":0.4},{"key":"b","weight":0.3},{"key":"c","weight":0.3}],
             "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"trained","guardrails":[{"metric":"complaints","margin":0.05}],"rollback":{"automatic":true} }
            """);
        return people;
    }

    private Task ComplainAsync(IEnumerable<Person> people)
    {
        var now = TimeProvider.System.GetUtcNow();
        return World.TrackAsync(people.Select(one => ("complaint", one.Name, (double?)null, now)));
    }
}

using System.Globalization;
using System.Text.Json;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>The running experiments are diagnosed on a schedule of their own: A/A tests of each, interactions of all pairs.</summary>
public sealed class DiagnosisTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-9), TimeSpan.Zero);
    private static readonly string[] Keys = ["one", "two", "three"];

    private readonly RunningService service = new() { Settings = new Dictionary<string, string> { ["Experiments:DiagnoseEvery"] = "00:00:05" } };
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

    /// <summary>The treatment of one works only together with that of two; three has nothing to do with them, and no metric whose units could be dealt anew has any test.</summary>
    [Fact]
    public async Task An_interaction_among_all_pairs_is_found_and_named_and_the_others_are_not()
    {
        await TellAsync(together: 0.5);
        await World.PutMetricAsync("latency", """{"kind":"quantile","level":0.5,"records":{"event":"purchase","value":"value"}}""");
        await PutAsync("whole", "latency");

        var found = await UntilAsync(body => body.GetProperty("experiments").GetArrayLength() == 4);

        var pairs = found.GetProperty("pairs").EnumerateArray().ToDictionary(pair => $"{pair.GetProperty("other").GetString()} on {pair.GetProperty("experiment").GetString()}");
        Assert.Equal(6, pairs.Count);
        Assert.Equal(["one on two", "two on one"], pairs.Where(pair => pair.Value.GetProperty("interacts").GetBoolean()).Select(pair => pair.Key).Order());
        Assert.Equal(0.3, pairs["two on one"].GetProperty("effect").GetProperty("value").GetDouble(), 0.06);
        Assert.Equal(4_000, pairs["two on one"].GetProperty("units").GetInt64());

        // Benjamini-Hochberg by hand: p · m / rank, from the largest down never above the one before.
        var sorted = pairs.Values.Select(pair => (P: pair.GetProperty("pValue").GetDouble(), Adjusted: pair.GetProperty("adjustedPValue").GetDouble())).OrderBy(pair => pair.P).ToList();
        for (var at = 0; at < sorted.Count; at++)
            Assert.Equal(sorted.Skip(at).Select((later, past) => later.P * sorted.Count / (at + past + 1)).Min(), sorted[at].Adjusted, 1e-12);

        var experiments = found.GetProperty("experiments").EnumerateArray().ToDictionary(one => one.GetProperty("experiment").GetString()!);
        foreach (var key in Keys)
        {
            Assert.Equal((200, 2), (experiments[key].GetProperty("aaTests").GetInt32(), experiments[key].GetProperty("others").GetInt32()));
            Assert.InRange(experiments[key].GetProperty("aaFalsePositiveRate").GetDouble(), 0, 0.12);
            Assert.False(experiments[key].GetProperty("aaSuspicious").GetBoolean());
        }

        Assert.Contains("made of all records at once", experiments["whole"].GetProperty("missing").GetString(), StringComparison.Ordinal);
        Assert.Equal("two changes the effect of one; one changes the effect of two.", found.GetProperty("sentence").GetString());
        var page = await PageAsync();
        Assert.Contains("two changes the effect of one; one changes the effect of two.", page, StringComparison.Ordinal);
        Assert.Contains("two (p ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_effects_add_up_nothing_is_found()
    {
        Assert.Equal("No experiment is running.", (await UntilAsync(body => body.TryGetProperty("at", out _))).GetProperty("sentence").GetString());
        await TellAsync(together: 0.2);

        var found = await UntilAsync(body => body.GetProperty("experiments").GetArrayLength() == 3);

        Assert.DoesNotContain(found.GetProperty("pairs").EnumerateArray(), pair => pair.GetProperty("interacts").GetBoolean() || pair.GetProperty("mixed").GetBoolean());
        Assert.Equal("Nothing was found: A/A tests of 3 running experiments are as planned, and no sign in 3 pairs that one changes another.", found.GetProperty("sentence").GetString());
        Assert.Contains("Nothing was found", await PageAsync(), StringComparison.Ordinal);
    }

    /// <summary>4,000 people in all three; one in five buys, of those in both treatments of one and two another share.</summary>
    private async Task TellAsync(double together)
    {
        var random = new Random(11);
        var people = Enumerable.Range(0, 4_000).Select(at => (Name: $"met-{at}", Arms: new[] { at % 2, at / 2 % 2, at / 4 % 2 }, At: Start.AddMinutes(random.Next(8 * 24 * 60)))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), Start);
        await World.ExposeAsync(people.SelectMany(one => Keys.Select((key, at) => (key, "ab"[one.Arms[at]].ToString(), one.Name, one.At))));
        await World.TrackAsync(people.Where(one => random.NextDouble() < (one.Arms is [1, 1, _] ? together : 0.2)).Select(one => ("purchase", one.Name, (double?)9, one.At.AddHours(1))));
        await World.PutMetricAsync("bought", """{"kind":"proportion","records":{"event":"purchase"}}""");
        foreach (var key in Keys) await PutAsync(key, "bought");
    }

    private Task<JsonElement> PutAsync(string key, string metric) => World.PutAsync($"/v1/experiments/{key}", $$"""
        {"hypothesis":"b sells more.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
         "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"{{metric}}","analysis":{"days":14,"looks":1} }
        """);

    private Task<JsonElement> UntilAsync(Func<JsonElement, bool> holds) => World.UntilAsync("/v1/experiments/diagnosis", holds);

    private async Task<string> PageAsync()
    {
        using var browser = service.Client();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return await browser.GetStringAsync("/v1/experiments", Cancellation);
    }
}

using System.Globalization;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>In which unit effects are told, and how sure they are said to be.</summary>
[Collection(nameof(SharedExperiments))]
public sealed class EffectUnitTests(ExperimentService service) : ServiceTest(service)
{
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-16), TimeSpan.Zero);

    private ExperimentWorld World => new(Service.Client());

    /// <summary>A balance that is about 0 has no size that a change would be a share of. Two treatments share the error of 5 %.</summary>
    [Fact]
    public async Task What_is_about_0_is_told_in_its_own_unit_everywhere_and_with_the_confidence_that_it_has()
    {
        var random = new Random(8);
        var people = Enumerable.Range(0, 1_500).Select(at => (Name: $"net-{at}", Variant: "abc"[at % 3].ToString(), At: Start.AddMinutes(random.Next(10 * 24 * 60)))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), Start);
        await World.PutMetricAsync("net-balance", """{"title":"Balance","kind":"sum","records":{"event":"net-move","value":"value"}}""");
        await World.ExposeAsync(people.Select(one => ("net", one.Variant, one.Name, one.At)));
        await World.TrackAsync(people.Select((one, at) => ("net-move", one.Name, (double?)((at / 3 % 2 == 0 ? 10 : -10) + (one.Variant == "b" ? 4 : 0)), one.At.AddHours(1))));
        await World.PutAsync("/v1/experiments/net", Definition("net-balance", "\"segments\":[]"));

        var results = await World.UntilAsync("/v1/experiments/net/results", body => body.GetProperty("looks").EnumerateArray().Count(look => look.TryGetProperty("planned", out _)) == 2);
        var page = await PageAsync("/v1/experiments/net/results");

        var days = results.GetProperty("treatments").EnumerateArray().SelectMany(treatment => treatment.GetProperty("days").EnumerateArray()).ToList();
        Assert.True(days.Count > 10);
        Assert.All(days, day => Assert.Equal((false, 0.975), (day.GetProperty("isRelative").GetBoolean(), day.GetProperty("confidence").GetDouble())));
        Assert.All(results.GetProperty("looks").EnumerateArray(), look => Assert.False(look.GetProperty("isRelative").GetBoolean()));
        Assert.Equal(0.975, results.GetProperty("metrics")[0].GetProperty("comparisons")[0].GetProperty("confidence").GetDouble());
        Assert.Contains("97.5% sure, group sequential look 1 of 1, look 1 on", page, StringComparison.Ordinal);
        Assert.Contains("97.5% sure at any look", page, StringComparison.Ordinal);
        Assert.DoesNotContain("95% sure", page, StringComparison.Ordinal);
        Assert.Contains("&#x2B;4 over all units so far in b;", page, StringComparison.Ordinal);
        Assert.Matches(@"b: (\+|&#x2B;)4 over 1,000 units", page);
        Assert.Matches(@"<span>b (\+|&#x2B;)4, \|z\| ", page);
        Assert.Matches("units so far a change of [0-9.]+ would be found", page);
    }

    [Fact]
    public async Task A_quantile_says_why_it_has_no_series_and_no_segments()
    {
        var random = new Random(9);
        var people = Enumerable.Range(0, 600).Select(at => (Name: $"slow-{at}", Variant: "abc"[at % 3].ToString(), At: Start.AddMinutes(random.Next(10 * 24 * 60)))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), Start);
        await World.PutMetricAsync("slow-wait", """{"kind":"quantile","level":0.9,"records":{"event":"slow-wait","value":"value"}}""");
        await World.ExposeAsync(people.Select(one => ("slow", one.Variant, one.Name, one.At)));
        await World.TrackAsync(people.SelectMany(one => Enumerable.Range(0, 3).Select(at => ("slow-wait", one.Name, (double?)(100 + 50 * random.NextDouble()), one.At.AddHours(at)))));
        await World.PutAsync("/v1/experiments/slow", Definition("slow-wait", "\"segments\":[\"segments.country\"]"));

        var results = await World.GetAsync("/v1/experiments/slow/results");
        var page = await PageAsync("/v1/experiments/slow/results");

        Assert.Equal("A quantile is made of all records of a variant at once, so that there are no segments.", results.GetProperty("segmentsMissing").GetString());
        Assert.Equal("A quantile is made of all records of a variant at once, so that there is no series by day.", results.GetProperty("treatments")[0].GetProperty("daysMissing").GetString());
        Assert.Contains("so that there are no segments.", page, StringComparison.Ordinal);
        Assert.Contains("so that there is no series by day.", page, StringComparison.Ordinal);
    }

    private static string Definition(string metric, string rest) => $$"""
        {"hypothesis":"b has more.","status":"running","variants":[{"key":"a","weight":0.34},{"key":"b","weight":0.33},{"key":"c","weight":0.33}],
         "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"{{metric}}","analysis":{"days":14,"looks":1,"cupedDays":0},{{rest}} }
        """;

    private async Task<string> PageAsync(string path)
    {
        using var browser = Service.Client();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return await browser.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}

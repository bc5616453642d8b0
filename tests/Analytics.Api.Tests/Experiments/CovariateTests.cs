using System.Globalization;
using System.Text.Json;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>Members spend by how often they came before, and never spent before: only the other metric's past explains what they spend.</summary>
[Collection(nameof(SharedExperiments))]
public sealed class CovariateTests(ExperimentService service) : ServiceTest(service)
{
    private const int Members = 1_200;
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-16), TimeSpan.Zero);

    private ExperimentWorld World => new(Service.Client());

    [Fact]
    public async Task The_past_of_other_metrics_is_taken_out_where_the_plan_says_so()
    {
        await World.PutMetricAsync("cov-spent", """{"kind":"sum","records":{"event":"cov-bought","value":"value"}}""");
        await World.PutMetricAsync("cov-visits", """{"kind":"count","records":{"event":"cov-visit"}}""");
        await TellAsync();
        await PutAsync("cov-plain", """{"days":14,"looks":1}""");
        await PutAsync("cov-adjusted", """{"days":14,"looks":1,"covariates":["cov-visits"]}""");

        var plain = Metric((await GetAsync("/v1/experiments/cov-plain/results?deep=false")).Body);
        var adjusted = Metric((await GetAsync("/v1/experiments/cov-adjusted/results?deep=false")).Body);

        var (comparison, before) = (adjusted.GetProperty("comparisons")[0], plain.GetProperty("comparisons")[0]);
        Assert.False(before.TryGetProperty("varianceReduction", out var none) && none.GetDouble() > 0.01);
        Assert.InRange(comparison.GetProperty("varianceReduction").GetDouble(), 0.8, 1);
        Assert.InRange(comparison.GetProperty("standardError").GetDouble(), 0, 0.6 * before.GetProperty("standardError").GetDouble());

        // By hand from its statistics: the difference less θ times that of the visits, θ being of both arms as one sample.
        var arms = adjusted.GetProperty("statistics").EnumerateArray().ToDictionary(one => one.GetProperty("variant").GetString()!, one => (N: one.GetProperty("units").GetDouble(), Means: Numbers(one, "means"), Covariances: Numbers(one, "covariances")));
        var (a, b) = (arms["a"], arms["b"]);
        double Pooled(int first, int second) =>
            (((a.N - 1) * a.Covariances[first * 3 + second]) + ((b.N - 1) * b.Covariances[first * 3 + second]) + (a.N * b.N / (a.N + b.N) * (b.Means[first] - a.Means[first]) * (b.Means[second] - a.Means[second]))) / (a.N + b.N - 1);
        var theta = Pooled(0, 2) / Pooled(2, 2);
        var expected = b.Means[0] - a.Means[0] - (theta * (b.Means[2] - a.Means[2]));
        Assert.Equal(expected, comparison.GetProperty("absolute").GetProperty("value").GetDouble(), 1e-9);
        Assert.InRange(8, expected - 3, expected + 3);
    }

    [Fact]
    public async Task What_can_be_no_covariate_is_refused_with_its_place()
    {
        await World.PutMetricAsync("cov-quantile", """{"kind":"quantile","level":0.5,"records":{"event":"cov-bought","value":"value"}}""");
        await World.PutMetricAsync("cov-any", """{"kind":"proportion","records":{"event":"cov-bought"}}""");

        var (status, problem) = await SendAsync(HttpMethod.Put, "/v1/experiments/cov-faulty", Definition("cov-any", """{"days":14,"covariates":["cov-quantile","nothing"]}"""));
        var (needless, other) = await SendAsync(HttpMethod.Put, "/v1/experiments/cov-faulty", Definition("cov-any", """{"days":14,"cupedDays":0,"covariates":["cov-any"]}"""));

        Assert.Equal((400, 400), (status, needless));
        Assert.Equal(["/analysis/covariates/0", "/analysis/covariates/1"], problem.GetProperty("errors").EnumerateObject().Select(fault => fault.Name).Order(StringComparer.Ordinal));
        Assert.Equal("/analysis/covariates", Assert.Single(other.GetProperty("errors").EnumerateObject()).Name);
    }

    private static JsonElement Metric(JsonElement results) => results.GetProperty("metrics")[0];

    private static double[] Numbers(JsonElement one, string name) => [.. one.GetProperty(name).EnumerateArray().Select(each => each.GetDouble())];

    private static string Definition(string metric, string analysis) => $$"""
        {"hypothesis":"b sells more.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
         "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"{{metric}}","analysis":{{analysis}} }
        """;

    private Task<JsonElement> PutAsync(string key, string analysis) => World.PutAsync($"/v1/experiments/{key}", Definition("cov-spent", analysis));

    private async Task TellAsync()
    {
        var random = new Random(5);
        var members = Enumerable.Range(0, Members).Select(at => (Name: $"cov-{at}", IsB: at % 2 == 1, Visits: random.Next(10), At: Start.AddMinutes(random.Next(10 * 24 * 60)))).ToList();
        await World.ConsentAsync(members.Select(one => one.Name), Start.AddDays(-15));
        await World.TrackAsync(members.SelectMany(one => Enumerable.Range(1, one.Visits).Select(day => ("cov-visit", one.Name, (double?)null, one.At.AddDays(-day)))));
        foreach (var key in new[] { "cov-plain", "cov-adjusted" }) await World.ExposeAsync(members.Select(one => (key, one.IsB ? "b" : "a", one.Name, one.At)));
        await World.TrackAsync(members.Select(one => ("cov-bought", one.Name, (double?)Math.Round(20 + (10 * one.Visits) + (one.IsB ? 8 : 0) + (10 * random.NextDouble()), 2), one.At.AddHours(1))));
    }
}

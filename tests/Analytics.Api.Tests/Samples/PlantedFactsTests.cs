using System.Collections.Concurrent;
using System.Text.Json;
using Analytics.Api.Samples;
using Xunit;

namespace Analytics.Api.Tests.Samples;

public sealed class PlantedFactsTests
{
    private static readonly SampleHistory History = new(1, new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero), 0.5);
    private static readonly ConcurrentDictionary<int, IReadOnlyList<SampleBody>> Made = [];

    [Fact]
    public void Churn_moves_from_version_2_to_3_on_its_day()
    {
        var before = Predictions("churn", PlantedFacts.ChurnVersion3Day - 1, PlantedFacts.ChurnVersion3Day - 1);
        var after = Predictions("churn", PlantedFacts.ChurnVersion3Day, PlantedFacts.ChurnVersion3Day);

        Assert.All(before, record => Assert.True(record.Is("version", "2")));
        Assert.All(after, record => Assert.True(record.Is("version", "3")));
    }

    [Fact]
    public void Churn_version_3_is_good_until_the_degradation_and_poor_after()
    {
        var second = AreaUnderCurve(Scored(20, 40));
        var third = AreaUnderCurve(Scored(PlantedFacts.ChurnVersion3Day, PlantedFacts.DegradationDay - 1));
        var broken = AreaUnderCurve(Scored(PlantedFacts.DegradationDay, PlantedFacts.DegradationDay + 5));

        Assert.InRange(second, 0.75, 0.90);
        Assert.InRange(third, second + 0.005, 0.92);
        Assert.InRange(broken, 0.4, 0.7);
    }

    [Fact]
    public void Calibration_falls_with_the_degradation()
    {
        var usual = Brier(Scored(PlantedFacts.ChurnVersion3Day, PlantedFacts.DegradationDay - 1));
        var broken = Brier(Scored(PlantedFacts.DegradationDay, PlantedFacts.DegradationDay + 5));

        Assert.InRange(usual, 0.05, 0.16);
        Assert.InRange(broken, 0.25, 0.6);
    }

    [Fact]
    public void The_broken_feature_leaves_its_range()
    {
        var before = Predictions("churn", PlantedFacts.DegradationDay - 1, PlantedFacts.DegradationDay - 1).Max(Broken);
        var after = Predictions("churn", PlantedFacts.DegradationDay, PlantedFacts.DegradationDay).Max(Broken);

        Assert.InRange(before, 0, 1);
        Assert.InRange(after, 10, 100);

        static double Broken(JsonElement record) => record.GetProperty("features").GetProperty(PlantedFacts.BrokenFeature).GetDouble();
    }

    [Fact]
    public void The_latest_churn_predictions_have_no_labels_yet()
    {
        Assert.Empty(Scored(PlantedFacts.Days - 14, PlantedFacts.Days - 1));
        Assert.NotEmpty(Scored(PlantedFacts.Days - 20, PlantedFacts.Days - 15));
    }

    [Fact]
    public void Violations_of_plan_intensity_spike_on_the_days_of_the_incident()
    {
        var usual = ViolationRate(40, 59);
        var incident = ViolationRate(PlantedFacts.IncidentFirstDay, PlantedFacts.IncidentLastDay);
        var afterwards = ViolationRate(62, 80);

        Assert.InRange(usual, 0.001, 0.003);
        Assert.InRange(incident, 0.04, 0.08);
        Assert.InRange(afterwards, 0.001, 0.003);
    }

    [Fact]
    public void Variant_b_of_the_ranker_is_accepted_more_often()
    {
        var variants = Predictions("program-ranker", PlantedFacts.RankerExperimentDay, PlantedFacts.Days - 1)
            .ToDictionary(record => record.Text("id"), record => record.GetProperty("experiment").Text("variant"));
        var reactions = SampleRecords.Of(Day, "/v1/feedback/batch", PlantedFacts.RankerExperimentDay)
            .Where(record => (record.Is("kind", "accepted") || record.Is("kind", "dismissed")) && variants.ContainsKey(record.Text("predictionId")))
            .ToLookup(record => variants[record.Text("predictionId")], record => record.Is("kind", "accepted"));

        Assert.Equal(PlantedFacts.AcceptanceA, Share(reactions["a"]), 0.015);
        Assert.Equal(PlantedFacts.AcceptanceB, Share(reactions["b"]), 0.015);
    }

    [Fact]
    public void The_price_page_changes_nothing()
    {
        var scored = Labels(30, 60);
        var outcomes = Predictions("churn", 30, 60)
            .Where(record => record.TryGetProperty("experiment", out _) && scored.ContainsKey(record.Text("id")))
            .ToLookup(record => record.GetProperty("experiment").Text("variant"), record => scored[record.Text("id")]);

        Assert.InRange(outcomes["a"].Count() / (double)outcomes["b"].Count(), 0.9, 1.1);
        Assert.Equal(Share(outcomes["a"]), Share(outcomes["b"]), 0.04);
    }

    [Fact]
    public void The_week_has_a_rhythm_and_the_months_grow()
    {
        var first = Enumerable.Range(0, 28).Sum(Volume);
        var last = Enumerable.Range(PlantedFacts.Days - 28, 28).Sum(Volume);

        Assert.InRange(last / (double)first, 1.3, 1.5);

        static int Volume(int day) => Day(day).Where(body => body.Path == "/v1/predictions/batch").Sum(body => body.Items);
    }

    [Fact]
    public void Money_comes_in_both_currencies_and_refunds_take_some_back()
    {
        var money = SampleRecords.Of(Day, "/v1/events/batch", 50, 60).Where(record => record.TryGetProperty("value", out _)).ToList();

        Assert.Equal(["EUR", "USD"], money.Select(record => record.Text("currency")).Distinct().Order());
        Assert.All(money, record => Assert.Equal(record.Is("event", "refund"), record.GetProperty("value").GetDouble() < 0));
        Assert.Equal(
            ["purchase", "refund", "subscription_renewed", "subscription_started"], money.Select(record => record.Text("event")).Distinct().Order());
    }

    /// <summary>A day is made once, however many tests look at it.</summary>
    private static IReadOnlyList<SampleBody> Day(int day) => Made.GetOrAdd(day, History.Day);

    private static IEnumerable<JsonElement> Predictions(string model, int firstDay, int lastDay) =>
        SampleRecords.Of(Day, "/v1/predictions/batch", firstDay, lastDay).Where(record => record.Is("model", model));

    private static Dictionary<string, bool> Labels(int firstDay, int lastDay) =>
        SampleRecords.Of(Day, "/v1/feedback/batch", firstDay, lastDay)
            .Where(record => record.Is("kind", "label") && record.Text("predictionId").StartsWith("churn-", StringComparison.Ordinal))
            .ToDictionary(record => record.Text("predictionId"), record => record.GetProperty("value").GetBoolean());

    private static List<(double Score, bool Label)> Scored(int firstDay, int lastDay)
    {
        var labels = Labels(firstDay, lastDay);
        return [.. Predictions("churn", firstDay, lastDay)
            .Where(record => labels.ContainsKey(record.Text("id")))
            .Select(record => (record.GetProperty("output").GetProperty("score").GetDouble(), labels[record.Text("id")]))];
    }

    private static double ViolationRate(int firstDay, int lastDay) => Share(
        SampleRecords.Of(Day, "/v1/safety/batch", firstDay, lastDay)
            .Where(record => record.Is("rule", "beginner-overload"))
            .Select(record => record.Is("verdict", "violation") || record.Is("verdict", "blocked")));

    private static double Share(IEnumerable<bool> outcomes) => outcomes.Average(outcome => outcome ? 1.0 : 0.0);

    private static double Brier(List<(double Score, bool Label)> scored) =>
        scored.Average(pair => Math.Pow(pair.Score - (pair.Label ? 1 : 0), 2));

    /// <summary>By the rank sum of the positives.</summary>
    private static double AreaUnderCurve(List<(double Score, bool Label)> scored)
    {
        var ranked = scored.OrderBy(pair => pair.Score).ToList();
        long positives = ranked.Count(pair => pair.Label), negatives = ranked.Count - positives;
        var rankSum = ranked.Select((pair, index) => pair.Label ? index + 1L : 0).Sum();
        return (rankSum - (positives * (positives + 1) / 2.0)) / (positives * (double)negatives);
    }
}

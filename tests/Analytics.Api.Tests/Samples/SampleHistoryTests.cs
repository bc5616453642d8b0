using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Analytics.Api.Samples;
using Xunit;

namespace Analytics.Api.Tests.Samples;

public sealed partial class SampleHistoryTests
{
    private static readonly DateTimeOffset End = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Histories_of_one_seed_and_end_are_the_same_bytes()
    {
        var digest = Digest(new SampleHistory(1, End, 0.02));

        Assert.Equal(digest, Digest(new SampleHistory(1, End, 0.02)));
        Assert.Equal(digest, Digest(new SampleHistory(1, End.AddMinutes(59), 0.02)));
        Assert.StartsWith("CB5F10CE002A9AFF", digest, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_seed_or_end_gives_another_history_under_other_ids()
    {
        var ids = Ids(new SampleHistory(1, End, 0.01));

        Assert.Empty(ids.Intersect(Ids(new SampleHistory(2, End, 0.01))));
        Assert.Empty(ids.Intersect(Ids(new SampleHistory(1, End.AddHours(1), 0.01))));
    }

    [Fact]
    public void Days_can_be_made_in_any_order()
    {
        var forwards = new SampleHistory(1, End, 0.02);
        var backwards = new SampleHistory(1, End, 0.02);

        var last = backwards.Day(89)[0].Json.ToArray();
        forwards.Day(0);

        Assert.Equal(last, forwards.Day(89)[0].Json.ToArray());
    }

    [Fact]
    public void The_full_history_has_the_promised_size()
    {
        var history = new SampleHistory(1, End);

        var items = Enumerable.Range(0, PlantedFacts.Days).AsParallel().SelectMany(history.Day)
            .GroupBy(body => body.Path, body => body.Items).ToDictionary(group => group.Key, group => group.Sum());

        Assert.Equal(PlantedFacts.Predictions, items["/v1/predictions/batch"]);
        Assert.InRange(items["/v1/feedback/batch"], 330_000, 420_000);
        Assert.InRange(items["/v1/safety/batch"], 100_000, 300_000);
        Assert.InRange(items["/v1/events/batch"], 380_000, 420_000);
        Assert.InRange(items["/v1/metrics/batch"], 28_000, 32_000);
        Assert.InRange(history.Consents().Sum(body => body.Items), 18_200, 18_600);
    }

    [Fact]
    public void Bodies_keep_to_the_limits_of_the_wire()
    {
        var history = new SampleHistory(1, End);

        Assert.All([.. history.Day(89), .. history.Consents()], body =>
        {
            Assert.InRange(body.Items, 1, 5_000);
            Assert.InRange(body.Json.Length, 1, 5 << 20);
        });
    }

    [Theory]
    [InlineData("/v1/predictions/batch", "id")]
    [InlineData("/v1/feedback/batch", "id")]
    [InlineData("/v1/safety/batch", "id")]
    [InlineData("/v1/events/batch", "messageId")]
    public void Ids_are_valid_and_unique(string path, string property)
    {
        var ids = SampleRecords.Of(new SampleHistory(1, End, 0.05), path).Select(record => record.Text(property)).ToList();

        Assert.All(ids, id => Assert.Matches(ValidId(), id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("/v1/predictions/batch")]
    [InlineData("/v1/feedback/batch")]
    [InlineData("/v1/safety/batch")]
    [InlineData("/v1/events/batch")]
    [InlineData("/v1/metrics/batch")]
    public void Nothing_lies_outside_the_ninety_days(string path)
    {
        var times = SampleRecords.Of(new SampleHistory(1, End, 0.02), path)
            .Select(record => record.GetProperty("timestamp").GetDateTimeOffset()).ToList();

        Assert.True(times.Min() >= End.AddDays(-PlantedFacts.Days));
        Assert.True(times.Max() < End);
    }

    [Fact]
    public void Feedback_and_safety_checks_speak_of_predictions_of_the_same_day()
    {
        var history = new SampleHistory(1, End, 0.1);
        var predictions = SampleRecords.Of(history, "/v1/predictions/batch", 40, 40).Select(record => record.Text("id")).ToHashSet();

        var spokenOf = SampleRecords.Of(history, "/v1/feedback/batch", 40, 40)
            .Concat(SampleRecords.Of(history, "/v1/safety/batch", 40, 40))
            .Select(record => record.Text("predictionId"));

        Assert.Subset(predictions, spokenOf.ToHashSet());
    }

    [Fact]
    public void Every_feature_is_declared_by_the_registered_version()
    {
        var history = new SampleHistory(1, End, 0.02);
        var declared = history.Models.ToDictionary(version => (version.Model, version.Version), version => version.Features.Select(feature => feature.Name).Order());

        Assert.All(SampleRecords.Of(history, "/v1/predictions/batch"), record => Assert.Equal(
            declared[(record.Text("model"), record.Text("version"))],
            record.GetProperty("features").EnumerateObject().Select(feature => feature.Name).Order()));
    }

    private static string Digest(SampleHistory history) => Convert.ToHexString(SHA256.HashData(
        [.. history.Consents().Concat(history.Day(0)).Concat(history.Day(89)).SelectMany(body => body.Json.ToArray())]));

    private static List<string> Ids(SampleHistory history) =>
        [.. SampleRecords.Of(history, "/v1/predictions/batch", 0, 0).Select(record => record.Text("id"))];

    [GeneratedRegex(@"^[A-Za-z0-9._:\-/+=]{1,100}$")]
    private static partial Regex ValidId();
}

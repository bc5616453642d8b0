using System.Text.Json;
using Analytics.Learning.Series;
using Analytics.Statistics.Tests.Reference;

namespace Analytics.Learning.Tests.Reference;

/// <summary>Calls of the anomaly detection catalog that answer at once.</summary>
internal static class CatalogCalls
{
    public static void Period(SeriesCase each)
    {
        var period = Some.Context().AnomalyDetection.DetectSeasonality(
            Some.Doubles(each.Series), "Value", each.Whole("seasonalityWindowSize", -1), each.Number("randomnessThreshold", 0.95));

        Assert.Equal(each.Expected.GetProperty("period").GetInt32(), period);
    }

    public static void Causes(SeriesCase each)
    {
        var points = each.Inputs.GetProperty("series").EnumerateArray().Select(Point).ToList();
        var source = new RootCauseLocalizationInput(
            DateTime.UnixEpoch,
            Dimensions(each.Params.GetProperty("anomalyDimension")),
            [new(DateTime.UnixEpoch, points), new(DateTime.UnixEpoch.AddDays(1), [])],
            each.Choice("aggregateType", AggregateType.Unknown),
            Value(each.Params.GetProperty("aggregateSymbol")));
        var catalog = Some.Context().AnomalyDetection;

        var causes = catalog.LocalizeRootCauses(source, each.Number("beta", 0.5), each.Number("rootCauseThreshold", 0.95));

        var expected = each.Expected.GetProperty("items").EnumerateArray().ToArray();
        var items = causes.SelectMany(cause => cause.Items).ToArray();
        Assert.Equal(expected.Length, items.Length);
        foreach (var (wanted, item) in expected.Zip(items))
        {
            Assert.Equal(wanted.GetProperty("path").Deserialize<string[]>()!, item.Path);
            Assert.Equal(Dimensions(wanted.GetProperty("dimension")).OrderBy(each => each.Key), item.Dimension.OrderBy(each => each.Key));
            Assert.Equal(wanted.GetProperty("direction").GetString(), item.Direction.ToString());
            if (wanted.TryGetProperty("score", out var score)) each.Within("score").Check("score", score.GetDouble(), item.Score);
        }

        Assert.Equal(causes.FirstOrDefault()?.Items.FirstOrDefault()?.Path, catalog.LocalizeRootCause(source, each.Number("beta", 0.5))?.Items.FirstOrDefault()?.Path);
    }

    private static TimeSeriesPoint Point(JsonElement point) =>
        new(point.GetProperty("val").GetDouble(), point.GetProperty("exp").GetDouble(), point.GetProperty("anom").GetBoolean(), Dimensions(point.GetProperty("dim")));

    private static Dictionary<string, object?> Dimensions(JsonElement dimensions) =>
        dimensions.EnumerateObject().ToDictionary(dimension => dimension.Name, dimension => Value(dimension.Value));

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        _ => null,
    };
}

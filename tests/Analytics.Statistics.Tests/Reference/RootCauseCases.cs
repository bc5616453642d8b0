using System.Text.Json;
using Analytics.Statistics.Series;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Localisation of root causes.</summary>
internal static class RootCauseCases
{
    public static void Check(SeriesCase each)
    {
        var causes = RootCauseLocalisation.Localise(new()
        {
            Points = [.. each.Inputs.GetProperty("series").EnumerateArray().Select(Point)],
            Anomaly = Dimensions(each.Params.GetProperty("anomalyDimension")),
            Aggregate = each.Choice("aggregateType", RootCauseAggregate.Unknown),
            AggregateSymbol = Value(each.Params.GetProperty("aggregateSymbol")),
            Beta = each.Number("beta", 0.5),
            Threshold = each.Number("rootCauseThreshold", 0.95),
        });

        var items = causes.SelectMany(cause => cause.Items).ToArray();
        var expected = each.Expected.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, items.Length);
        foreach (var (wanted, item) in expected.Zip(items))
        {
            Assert.Equal(wanted.GetProperty("path").Deserialize<string[]>()!, item.Path);
            Assert.Equal(Dimensions(wanted.GetProperty("dimension")).OrderBy(dimension => dimension.Key), item.Dimensions.OrderBy(dimension => dimension.Key));
            Assert.Equal(wanted.GetProperty("direction").GetString(), item.Direction.ToString());
            if (wanted.TryGetProperty("score", out var score)) each.Within("score").Check("score", score.GetDouble(), item.Score);
        }
    }

    private static RootCausePoint Point(JsonElement point) =>
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

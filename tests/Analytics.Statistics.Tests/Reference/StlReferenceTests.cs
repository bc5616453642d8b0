using System.Globalization;
using System.Text.Json;
using Analytics.Statistics.Series;

namespace Analytics.Statistics.Tests.Reference;

public sealed class StlReferenceTests
{
    private static readonly JsonElement Cases = JsonDocument.Parse(File.ReadAllBytes(ReferenceFolder.PathOf("stl.json"))).RootElement;

    public static TheoryData<string> Ids => [.. Cases.EnumerateObject().Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Agrees_with_the_stl_of_R(string id)
    {
        var each = Cases.GetProperty(id);
        var window = each.GetProperty("s_window").ToString();
        var series = SeriesCase.Numbers(each.GetProperty("values"));

        var parts = StlDecomposition.Of(series, new()
        {
            Period = each.GetProperty("frequency").GetInt32(),
            SeasonalWidth = window == "periodic" ? null : int.Parse(window, CultureInfo.InvariantCulture),
            Robust = each.TryGetProperty("robust", out var robust) && robust.GetBoolean(),
        });

        var tolerance = new SeriesTolerance(1e-6, 1e-8, false, 0);
        tolerance.Check("seasonal", SeriesCase.Numbers(each.GetProperty("seasonal")), parts.Seasonal);
        tolerance.Check("trend", SeriesCase.Numbers(each.GetProperty("trend")), parts.Trend);
        tolerance.Check("remainder", SeriesCase.Numbers(each.GetProperty("remainder")), parts.Remainder);
    }
}

using Analytics.Statistics.Series;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Periods, and series without their season.</summary>
internal static class SeasonCases
{
    public static void Period(SeriesCase each)
    {
        var window = each.Whole("seasonalityWindowSize", -1);

        var period = Periodicity.Detect(each.Series, window == -1 ? null : window, each.Number("randomnessThreshold", 0.95));

        Assert.Equal(each.Expected.GetProperty("period").GetInt32(), period ?? -1);
    }

    public static void Deseasonality(SeriesCase each)
    {
        var rest = Seasonality.Remove(each.Series, each.Whole("period", 2), each.Choice("mode", Deseasonalisation.Stl)).ToArray();

        var tolerance = each.Within("all") with { Absolute = 1e-6 };
        tolerance.Check("first", SeriesCase.Numbers(each.Expected.GetProperty("first24")), rest[..24]);
        tolerance.Check("last", SeriesCase.Numbers(each.Expected.GetProperty("last12")), rest[^12..]);
        tolerance.Check("sum", each.Expected.GetProperty("sumAbs").GetDouble(), rest.Sum(Math.Abs));
    }
}

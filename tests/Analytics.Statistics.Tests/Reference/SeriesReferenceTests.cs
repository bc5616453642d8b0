using System.Text.Json;

namespace Analytics.Statistics.Tests.Reference;

public sealed class SeriesReferenceTests
{
    private static readonly Dictionary<string, SeriesCase> Cases = Load().ToDictionary(each => each.Id);

    private static readonly Dictionary<string, Action<SeriesCase>> Checks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["IidSpike"] = DetectorCases.Spike,
        ["IidChangePoint"] = DetectorCases.ChangePoint,
        ["SsaSpike"] = DetectorCases.Spike,
        ["SsaChangePoint"] = DetectorCases.ChangePoint,
        ["SsaForecast"] = SsaForecastCases.Check,
        ["SrCnnStream"] = SrCnnCases.Stream,
        ["SrCnnEntire"] = SrCnnCases.Entire,
        ["DetectSeasonality"] = SeasonCases.Period,
        ["Deseasonality"] = SeasonCases.Deseasonality,
        ["RootCause"] = RootCauseCases.Check,
    };

    public static TheoryData<string> Ids => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Agrees_with_the_figures_of_another_package(string id)
    {
        var each = Cases[id];
        Assert.True(Checks.TryGetValue(each.Algorithm, out var check), $"No check for the algorithm {each.Algorithm}.");

        check(each);
    }

    private static IEnumerable<SeriesCase> Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(ReferenceFolder.PathOf("timeseries.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(each => each.Deserialize<SeriesCase>(ReferenceFolder.Json)!)];
    }
}

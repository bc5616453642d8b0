using System.Text.Json;
using Analytics.Statistics.Tests.Reference;

namespace Analytics.Learning.Tests.Reference;

public sealed class PipelineReferenceTests
{
    /// <summary>Algorithms that are no step of a pipeline, in ML.NET as here; the tests of Analytics.Statistics run their cases.</summary>
    private static readonly string[] NoSteps = ["Deseasonality"];

    private static readonly Dictionary<string, SeriesCase> Cases = Load().ToDictionary(each => each.Id);

    private static readonly Dictionary<string, Action<SeriesCase>> Checks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["IidSpike"] = DetectorPipelines.Check,
        ["IidChangePoint"] = DetectorPipelines.Check,
        ["SsaSpike"] = DetectorPipelines.Check,
        ["SsaChangePoint"] = DetectorPipelines.Check,
        ["SsaForecast"] = ForecastPipelines.Check,
        ["SrCnnStream"] = SrCnnPipelines.Stream,
        ["SrCnnEntire"] = SrCnnPipelines.Entire,
        ["DetectSeasonality"] = CatalogCalls.Period,
        ["RootCause"] = CatalogCalls.Causes,
    };

    public static TheoryData<string> Ids => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_pipeline_gives_the_figures_of_the_package_whose_face_it_has(string id)
    {
        var each = Cases[id];
        Assert.True(Checks.TryGetValue(each.Algorithm, out var check), $"No check for the algorithm {each.Algorithm}.");

        check(each);
    }

    private static IEnumerable<SeriesCase> Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(ReferenceFolder.PathOf("timeseries.json")));
        return
        [
            .. document.RootElement.GetProperty("cases").EnumerateArray()
                .Select(each => each.Deserialize<SeriesCase>(ReferenceFolder.Json)!)
                .Where(each => !NoSteps.Contains(each.Algorithm, StringComparer.OrdinalIgnoreCase)),
        ];
    }
}

using System.Text.Json;
using Analytics.Nab;

namespace Analytics.Statistics.Tests.Series;

public sealed class NabScoringTests
{
    private static readonly JsonElement Cases =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Series", "Nab", "scoring_cases.json"))).RootElement;

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Cases.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Published_file_scores_are_met(int index)
    {
        var each = Cases[index];
        var scores = new double[each.GetProperty("rows").GetInt32()];
        foreach (var detection in each.GetProperty("detections").EnumerateArray()) scores[detection[0].GetInt32()] = detection[1].GetDouble();
        var windows = each.GetProperty("windows").EnumerateArray().Select(window => new NabWindow(window[0].GetInt32(), window[1].GetInt32()));
        var file = new NabFile(each.GetProperty("id").GetString()!, new DateTime[scores.Length], scores, [.. windows]);

        foreach (var profile in NabProfile.All)
        {
            var expected = each.GetProperty("expected").GetProperty(profile.Name);

            var actual = NabScorer.Score(file, scores, expected.GetProperty("threshold").GetDouble(), profile);

            Assert.Equal(expected.GetProperty("score").GetDouble(), actual, 1e-9);
            Assert.Equal(expected.GetProperty("published").GetDouble(), actual, 1e-9);
        }
    }

    [Fact]
    public void No_detection_scores_0_and_each_window_at_its_start_100()
    {
        var file = new NabFile("made", new DateTime[1000], new double[1000], [new(500, 599), new(800, 899)]);
        double[] perfect = [.. Enumerable.Range(0, 1000).Select(row => row is 500 or 800 ? 1.0 : 0.0)];

        var best = NabScorer.Best([file], [perfect], NabProfile.All[0]);

        Assert.Equal(new NabResult(100, 1), best);
        Assert.Equal(0, NabScorer.Best([file], [new double[1000].Select((_, row) => row == 200 ? 1.0 : 0.0).ToArray()], NabProfile.All[0]).Score);
    }

    [Fact]
    public void Rows_of_the_probation_do_not_count()
    {
        var file = new NabFile("made", new DateTime[1000], new double[1000], [new(500, 599)]);
        double[] early = [.. Enumerable.Range(0, 1000).Select(row => row < 150 ? 1.0 : 0.0)];

        Assert.Equal(-1, NabScorer.Score(file, early, 0.5, NabProfile.All[0]));
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Analytics.Statistics.Calibration;
using Analytics.Statistics.Fairness;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.RealData;

public sealed class AdultFairnessReferenceTests
{
    private const double HalfOfTheLastDigit = 5.000001e-6;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "RealData", "adult");
    private static readonly string[][] Table = [.. Lines().Skip(1).Select(line => line.Split(','))];
    private static readonly double[] Scores = [.. Table.Select(row => double.Parse(row[3], CultureInfo.InvariantCulture))];
    private static readonly bool[] Labels = [.. Table.Select(row => row[2] == "1")];

    [Theory]
    [InlineData("sex", 0)]
    [InlineData("race", 1)]
    public void Group_rates_agree_with_figures_computed_elsewhere(string attribute, int column)
    {
        using var figures = Figures();
        var expected = figures.RootElement.GetProperty("groups").GetProperty(attribute);

        var groups = GroupFairness.Compare(Groups(column)).Groups;

        Assert.Equal(expected.EnumerateObject().Count(), groups.Count);
        Assert.All(groups, group =>
        {
            var wanted = expected.GetProperty(group.Group);
            Assert.Equal(wanted.GetProperty("n").GetInt64(), group.Count);
            Assert.Equal(wanted.GetProperty("base_rate").GetDouble(), group.BaseRate.Value, HalfOfTheLastDigit);
            Assert.Equal(wanted.GetProperty("selection_rate").GetDouble(), group.SelectionRate.Value, HalfOfTheLastDigit);
            Assert.Equal(wanted.GetProperty("tpr").GetDouble(), group.TruePositiveRate!.Value, HalfOfTheLastDigit);
            Assert.Equal(wanted.GetProperty("fpr").GetDouble(), group.FalsePositiveRate!.Value, HalfOfTheLastDigit);
        });
    }

    [Fact]
    public void Gaps_between_the_sexes_agree_with_figures_computed_elsewhere()
    {
        using var figures = Figures();
        var expected = figures.RootElement.GetProperty("groups").GetProperty("sex_metrics");

        var fairness = GroupFairness.Compare(Groups(0));

        Assert.Equal(expected.GetProperty("demographic_parity_difference").GetDouble(), fairness.DemographicParity!.Gap.Value, 1.1e-5);
        Assert.Equal(expected.GetProperty("disparate_impact").GetDouble(), fairness.DisparateImpact!.Gap.Value, 5e-5);
        Assert.Equal(expected.GetProperty("equal_opportunity_difference").GetDouble(), fairness.EqualOpportunity!.Gap.Value, 1.1e-5);
        Assert.True(fairness.DisparateImpact.Gap.Upper < 0.8);
        Assert.Equal(("Male", "Female"), (fairness.DemographicParity.Highest, fairness.DemographicParity.Lowest));
    }

    [Fact]
    public void Scores_of_the_model_agree_with_figures_computed_elsewhere()
    {
        using var figures = Figures();
        var expected = figures.RootElement.GetProperty("hist_gradient_boosting");
        var counts = LabelledRows.ByScore(Scores, Labels);

        Assert.Equal(expected.GetProperty("auc").GetDouble(), BinaryScoring.RocAuc(counts).Value, HalfOfTheLastDigit);
        Assert.Equal(expected.GetProperty("pr_auc").GetDouble(), RankScoring.AveragePrecision(counts).Value, HalfOfTheLastDigit);
        Assert.Equal(expected.GetProperty("brier").GetDouble(), ProbabilityScoring.Brier(Scores, Labels).Value, HalfOfTheLastDigit);
        Assert.Equal(expected.GetProperty("logloss").GetDouble(), ProbabilityScoring.LogLoss(Scores, Labels).Value, HalfOfTheLastDigit);
        Assert.Equal(expected.GetProperty("ece10").GetDouble(), CalibrationError.Expected(Reliability.EqualWidth(Scores, Labels)), HalfOfTheLastDigit);
        Assert.Equal(expected.GetProperty("lift_top10").GetDouble(), RankScoring.Lift(counts, 0.1).Value, HalfOfTheLastDigit);
    }

    private static GroupConfusion[] Groups(int column) =>
    [
        .. Enumerable.Range(0, Table.Length).GroupBy(row => Table[row][column]).Select(group => new GroupConfusion(
            group.Key, LabelledRows.Confusion([.. group.Select(row => Scores[row] >= 0.5)], [.. group.Select(row => Labels[row])]))),
    ];

    private static JsonDocument Figures() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "figures.json")));

    private static IEnumerable<string> Lines()
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder, "reference_predictions.csv.gz")), CompressionMode.Decompress));
        while (file.ReadLine() is { } line) yield return line;
    }
}

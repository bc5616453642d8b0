using System.Globalization;
using System.Text.Json;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.RealData;

public sealed class MlcChurnReferenceTests
{
    private const double HalfOfTheLastDigit = 5.000001e-6;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "RealData", "mlc_churn");

    [Theory]
    [InlineData("logistic_regression")]
    [InlineData("gradient_boosting")]
    [InlineData("hist_gradient_boosting")]
    [InlineData("random_forest")]
    public void Scores_of_four_models_agree_with_figures_computed_elsewhere(string model)
    {
        var (scores, labels) = Predictions(model);
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "figures.json")));
        var figures = file.RootElement.GetProperty("models").GetProperty(model);

        var area = BinaryScoring.RocAuc(Rows.Scored(scores, labels));
        var accuracy = BinaryScoring.Accuracy(Rows.Confusion(scores.Select(score => score >= 0.5), labels));
        var brier = MeanScoring.Mean(Rows.Brier(scores, labels), 0, 1);
        var logLoss = MeanScoring.Mean(Rows.LogLoss(scores, labels), 0);

        Assert.Equal(figures.GetProperty("auc").GetDouble(), area.Value, HalfOfTheLastDigit);
        Assert.Equal(figures.GetProperty("accuracy").GetDouble(), accuracy.Value, HalfOfTheLastDigit);
        Assert.Equal(figures.GetProperty("brier").GetDouble(), brier.Value, HalfOfTheLastDigit);
        Assert.Equal(figures.GetProperty("logloss").GetDouble(), logLoss.Value, HalfOfTheLastDigit);
        Assert.All([area, accuracy, brier, logLoss], figure => Assert.Equal(1667, figure.Count));
        Assert.All([area, accuracy, brier, logLoss], figure => Assert.True(figure.Lower < figure.Value && figure.Value < figure.Upper));
    }

    private static (double[] Scores, bool[] Labels) Predictions(string model)
    {
        var rows = File.ReadLines(Path.Combine(Folder, "reference_predictions.csv")).Select(line => line.Split(',')).ToArray();
        var (score, label) = (Array.IndexOf(rows[0], model), Array.IndexOf(rows[0], "churn"));
        return ([.. rows.Skip(1).Select(row => double.Parse(row[score], CultureInfo.InvariantCulture))], [.. rows.Skip(1).Select(row => row[label] == "1")]);
    }
}

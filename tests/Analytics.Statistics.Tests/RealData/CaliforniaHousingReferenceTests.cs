using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Analytics.Statistics.Attribution;
using Analytics.Statistics.Calibration;
using Analytics.Statistics.Estimation;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.RealData;

public sealed class CaliforniaHousingReferenceTests
{
    private const double HalfOfTheLastDigit = 5.000001e-6;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "RealData", "california_housing_log");
    private static readonly Row[] Log = [.. Lines().Skip(1).Select(line => Row.Of(line.Split(',')))];

    [Theory]
    [InlineData("reference")]
    [InlineData("analysis")]
    public void Figures_of_the_periods_agree_with_figures_computed_elsewhere(string period)
    {
        using var figures = Figures();
        var expected = figures.RootElement.GetProperty(period);
        var rows = Log.Where(row => row.Period == period).ToArray();
        var (scores, labels) = (Scores(rows), Labels(rows));
        var counts = LabelledRows.ByScore(scores, labels);

        Assert.Equal(expected.GetProperty("n").GetInt32(), rows.Length);
        Assert.Equal(expected.GetProperty("auc").GetDouble(), BinaryScoring.RocAuc(counts).Value, HalfOfTheLastDigit);
        Assert.Equal(expected.GetProperty("pr_auc").GetDouble(), RankScoring.AveragePrecision(counts).Value, HalfOfTheLastDigit);
        Assert.Equal(expected.GetProperty("brier").GetDouble(), ProbabilityScoring.Brier(scores, labels).Value, HalfOfTheLastDigit);
        Assert.Equal(expected.GetProperty("logloss").GetDouble(), ProbabilityScoring.LogLoss(scores, labels).Value, HalfOfTheLastDigit);
        Assert.Equal(expected.GetProperty("ece10").GetDouble(), CalibrationError.Expected(Reliability.EqualWidth(scores, labels)), HalfOfTheLastDigit);

        // Scores are rounded to two digits, and theirs cuts the tie at the tenth where the sort left it; ours counts it pro rata.
        Assert.Equal(expected.GetProperty("lift_top10").GetDouble(), RankScoring.Lift(counts, 0.1).Value, 0.02);
        Assert.Equal(expected.GetProperty("accuracy").GetDouble(), Accuracy([.. scores.Select(score => score >= 0.5)], labels), HalfOfTheLastDigit);
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("analysis")]
    public void Months_agree_with_figures_computed_elsewhere(string period)
    {
        using var figures = Figures();
        var expected = figures.RootElement.GetProperty(period).GetProperty("months").EnumerateArray().ToArray();

        Assert.All(expected, month =>
        {
            var rows = Log.Where(row => row.Month == month.GetProperty("month").GetString()).ToArray();
            Assert.Equal(month.GetProperty("n").GetInt32(), rows.Length);
            Assert.Equal(month.GetProperty("auc").GetDouble(), BinaryScoring.RocAuc(LabelledRows.ByScore(Scores(rows), Labels(rows))).Value, HalfOfTheLastDigit);
            Assert.Equal(month.GetProperty("accuracy").GetDouble(), Accuracy(Decisions(rows), Labels(rows)), HalfOfTheLastDigit);
            Assert.Equal(
                month.GetProperty("expected_accuracy_from_probs").GetDouble(),
                ConfidenceEstimation.Confusion(Scores(rows), Decisions(rows)).Accuracy!.Value,
                HalfOfTheLastDigit);
        });
    }

    [Fact]
    public void Estimated_areas_of_the_months_err_less_than_half_as_much_as_the_reference_area_kept()
    {
        var reference = Log.Where(row => row.Period == "reference").ToArray();
        var months = Log.Where(row => row.Period == "analysis").GroupBy(row => row.Month).Select(month => month.ToArray()).ToArray();
        var calibration = IsotonicCalibration.Fit(Scores(reference), Labels(reference));

        var raw = Error(month => ConfidenceEstimation.RocAuc(Scores(month), Scores(month)));
        var calibrated = Error(month => ConfidenceEstimation.RocAuc(calibration.Calibrate(Scores(month)), Scores(month)));
        var constant = Error(_ => BinaryScoring.RocAuc(LabelledRows.ByScore(Scores(reference), Labels(reference))).Value);

        Assert.InRange(raw, 0.03, 0.07);
        Assert.InRange(calibrated, 0.02, 0.045);
        Assert.True(calibrated < constant / 2);

        double Error(Func<Row[], double?> estimate) => months.Average(month =>
            Math.Abs(estimate(month)!.Value - BinaryScoring.RocAuc(LabelledRows.ByScore(Scores(month), Labels(month))).Value));
    }

    [Fact]
    public void Few_effective_rows_tell_that_the_reference_has_no_such_inputs()
    {
        // The log moves from the south of the state to its north: weights cannot make rows that the reference does not have.
        var reference = Log.Where(row => row.Period == "reference").ToArray();
        var months = Log.Where(row => row.Period == "analysis").GroupBy(row => row.Month).Select(month => month.ToArray()).ToArray();

        var apart = months.Select(month => DensityRatio.OfSamples(Places(reference), Places(month), Grid, seed: 1).EffectiveRows).Order().ToArray();
        var alike = DensityRatio.OfSamples(Places(reference), Places([.. reference.Where((_, row) => row % 8 == 0)]), Grid, seed: 1);

        Assert.True(apart[apart.Length / 2] < reference.Length / 10.0, string.Join(' ', apart));
        Assert.True(alike.EffectiveRows > reference.Length / 2.0);
    }

    [Fact]
    public void The_loss_of_accuracy_comes_from_the_places()
    {
        var (reference, analysis) = (Log.Where(row => row.Period == "reference").ToArray(), Log.Where(row => row.Period == "analysis").ToArray());

        var shift = PerformanceShift.Explain(
            [Feature("latitude", row => row.Latitude), Feature("longitude", row => row.Longitude), Feature("income", row => row.Income)],
            [.. reference.Select(Right)],
            [.. analysis.Select(Right)]);

        Assert.Equal(-0.0818, shift.Change, 1e-4);
        Assert.Equal(["latitude", "longitude"], shift.Contributions.Take(2).Select(part => part.Feature!).Order());
        Assert.Equal(shift.Change, shift.Contributions.Sum(part => part.Points), 1e-9);

        ShiftFeature Feature(string name, Func<Row, double> value) => ShiftFeature.OfNumbers(name, [.. reference.Select(value)], [.. analysis.Select(value)]);
        static double Right(Row row) => row.Decision == row.Label ? 1 : 0;
    }

    /// <summary>A learner that knows the mean target of each square of one degree.</summary>
    private static RowScorer Grid(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets)
    {
        var prior = targets.Average();
        var means = rows.Zip(targets).GroupBy(row => Cell(row.First)).ToDictionary(group => group.Key, group => (group.Sum(row => row.Second) + prior) / (group.Count() + 1));
        return row => means.GetValueOrDefault(Cell(row), prior);

        static (double, double) Cell(ReadOnlySpan<double> place) => (Math.Floor(place[0]), Math.Floor(place[1]));
    }

    private static double[][] Places(Row[] rows) => [.. rows.Select(row => new[] { row.Latitude, row.Longitude })];

    private static double[] Scores(Row[] rows) => [.. rows.Select(row => row.Score)];

    private static bool[] Labels(Row[] rows) => [.. rows.Select(row => row.Label)];

    private static bool[] Decisions(Row[] rows) => [.. rows.Select(row => row.Decision)];

    private static double Accuracy(bool[] decisions, bool[] labels) => BinaryScoring.Accuracy(LabelledRows.Confusion(decisions, labels)).Value;

    private static JsonDocument Figures() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "figures.json")));

    private static IEnumerable<string> Lines()
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder, "predictions.csv.gz")), CompressionMode.Decompress));
        while (file.ReadLine() is { } line) yield return line;
    }

    private sealed record Row(string Period, string Month, bool Label, double Score, bool Decision, double Latitude, double Longitude, double Income)
    {
        public static Row Of(string[] cells) => new(
            cells[0], cells[1], cells[2] == "1", Number(cells[3]), cells[4] == "1", Number(cells[5]), Number(cells[6]), Number(cells[7]));

        private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
    }
}

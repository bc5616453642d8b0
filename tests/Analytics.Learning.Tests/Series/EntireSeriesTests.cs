using Analytics.Learning.Series;
using Analytics.Statistics.Series;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Tests.Series;

public sealed class EntireSeriesTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 100).Select(i => i == 70 ? 40.0 : 10 + Math.Sin(i * 0.7) + i % 3)];

    [Theory]
    [InlineData(-1)]
    [InlineData(12)]
    [InlineData(24)]
    [InlineData(45)]
    [InlineData(512)]
    public void Batches_read_one_after_the_other_are_scored_as_a_whole_array_in_batches(int batch)
    {
        var points = SpectralResidual.Detect(Values, new() { BatchSize = batch == -1 ? null : batch, Sensitivity = 90, Mode = SrCnnMode.AnomalyAndMargin });

        var rows = Some.Scores(Scored(batch));

        Assert.Equal(points.Select(point => (point.IsAnomaly ? 1.0 : 0, point.Score, point.Magnitude)), rows.Select(row => (row[0], row[1], row[2])));
        Assert.Equal(points.Select(point => (point.Expected, point.Unit, point.Upper, point.Lower)), rows.Select(row => ((double?)row[3], (double?)row[4], (double?)row[5], (double?)row[6])));
    }

    [Fact]
    public void Two_passes_give_the_same_figures()
    {
        var scored = Scored(24);

        Assert.Equal(Some.Scores(scored), Some.Scores(scored));
    }

    [Fact]
    public void The_other_columns_are_passed_through()
    {
        var scored = Scored(24);

        Assert.Equal(Values, scored.GetColumn<double>("Value"));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Double, 7), scored.Schema["Prediction"].Type);
    }

    [Fact]
    public void By_default_the_batches_are_of_1024_rows_and_only_anomalies_are_told()
    {
        var scored = Some.Context().AnomalyDetection.DetectEntireAnomalyBySrCnn(Some.Doubles(Values), "Prediction", "Value");

        var rows = Some.Scores(scored);

        Assert.All(rows, row => Assert.Equal(3, row.Length));
        Assert.Equal([70], rows.Index().Where(row => row.Item[0] > 0).Select(row => row.Index));
    }

    [Theory]
    [InlineData(11, 0)]
    [InlineData(40, 12)]
    [InlineData(100, 1)]
    public void A_batch_below_twelve_rows_or_four_periods_is_refused(int batch, int period)
    {
        var options = new SrCnnEntireAnomalyDetectorOptions { BatchSize = batch, Period = period };

        Assert.Throws<ArgumentOutOfRangeException>(() => Some.Context().AnomalyDetection.DetectEntireAnomalyBySrCnn(Some.Doubles(Values), "Prediction", "Value", options));
    }

    private static IDataView Scored(int batch) =>
        Some.Context().AnomalyDetection.DetectEntireAnomalyBySrCnn(Some.Doubles(Values), "Prediction", "Value", 0.3, batch, 90, SrCnnDetectMode.AnomalyAndMargin);
}

using Analytics.Core.Ports;
using Analytics.Learning.Estimation;
using Analytics.Statistics.Estimation;

namespace Analytics.Core.Performance;

/// <summary>Direct loss estimation of a regression model on bounded samples: boosted trees learn the loss of labelled reference rows.</summary>
internal sealed class LossEstimator
{
    /// <summary>Fewest labelled rows of the reference.</summary>
    public const int LeastReference = 300;

    private readonly DirectLossEstimation absolute;
    private readonly DirectLossEstimation squared;
    private readonly RowEncoder encoder;

    private LossEstimator(DirectLossEstimation absolute, DirectLossEstimation squared, RowEncoder encoder) =>
        (this.absolute, this.squared, this.encoder) = (absolute, squared, encoder);

    /// <summary>Learns from a labelled sample; null where it is too small.</summary>
    public static LossEstimator? Fit(IReadOnlyList<SampledPrediction> reference)
    {
        List<SampledPrediction> rows = [.. reference.Where(row => row is { Truth: not null, Value: not null })];
        if (rows.Count < LeastReference) return null;
        var encoder = RowEncoder.Of(rows);
        double[][] features = [.. rows.Select(encoder.Encode)];
        double[] losses = [.. rows.Select(row => Math.Abs(row.Value!.Value - row.Truth!.Value))];
        return new(
            DirectLossEstimation.Fit(features, losses, FastTreeRegression.Learn),
            DirectLossEstimation.Fit(features, [.. losses.Select(loss => loss * loss)], FastTreeRegression.Learn),
            encoder);
    }

    /// <summary>Estimated mean absolute error and root mean squared error; null without rows.</summary>
    public IReadOnlyDictionary<string, double>? Estimate(IReadOnlyList<SampledPrediction> sample)
    {
        double[][] rows = [.. sample.Where(row => row.Value is not null).Select(encoder.Encode)];
        return rows.Length == 0 ? null : new Dictionary<string, double> { ["mae"] = absolute.Mean(rows), ["rmse"] = squared.RootMean(rows) };
    }
}

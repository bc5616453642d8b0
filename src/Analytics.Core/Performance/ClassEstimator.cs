using Analytics.Core.Ports;
using Analytics.Statistics.Calibration;
using Analytics.Statistics.Estimation;

namespace Analytics.Core.Performance;

/// <summary>
/// Confidence-based performance estimation of a model of several classes on bounded samples: each class's probabilities are calibrated against the rest on
/// labelled reference rows, add up to 1 again, and stand for the labels that have not arrived.
/// </summary>
internal sealed class ClassEstimator
{
    private const int LeastReference = 200;
    private const int LeastOfClass = 20;
    private const int Seed = 42;
    private const double LeastProbability = 1e-15;

    private readonly string[] classes;
    private readonly IsotonicCalibration?[] calibrations;

    private ClassEstimator(string[] classes, IsotonicCalibration?[] calibrations) => (this.classes, this.calibrations) = (classes, calibrations);

    /// <summary>Learns from a labelled sample; null where it is too small, or has a class with few labels only.</summary>
    public static ClassEstimator? Fit(IReadOnlyList<SampledPrediction> reference)
    {
        List<SampledPrediction> rows = [.. reference.Where(row => row is { Actual: not null, Classes: not null, Probabilities: not null })];
        string[] classes = [.. rows.SelectMany(row => row.Classes!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (rows.Count < LeastReference || classes.Length < 2) return null;
        return new(classes, [.. classes.Select(name => Calibration(rows, name))]);
    }

    /// <summary>Expected accuracy and log loss; null without rows that have probabilities of known classes.</summary>
    public IReadOnlyDictionary<string, double>? Estimate(IReadOnlyList<SampledPrediction> sample)
    {
        List<SampledPrediction> rows = [.. sample.Where(row => row is { Guess: not null, Classes: not null, Probabilities: not null } && classes.Contains(row.Guess))];
        if (rows.Count == 0) return null;

        var scores = classes.Select(name => rows.Select(row => Probability(row, name)).ToArray()).ToArray();
        var expected = MulticlassEstimation.Normalise([.. scores.Select((column, at) => calibrations[at]?.Calibrate(column) ?? column)]);
        int[] decisions = [.. rows.Select(row => Array.IndexOf(classes, row.Guess))];
        var loss = 0.0;
        for (var one = 0; one < classes.Length; one++)
            for (var row = 0; row < rows.Count; row++) loss -= expected[one][row] * Math.Log(Math.Max(LeastProbability, scores[one][row]));
        return new Dictionary<string, double>
        {
            ["accuracy"] = MulticlassEstimation.Estimate(expected, scores, decisions).Accuracy,
            ["logLoss"] = loss / rows.Count,
        };
    }

    private static IsotonicCalibration? Calibration(List<SampledPrediction> rows, string name)
    {
        double[] scores = [.. rows.Select(row => Probability(row, name))];
        bool[] labels = [.. rows.Select(row => row.Actual == name)];
        var count = labels.Count(label => label);
        return Math.Min(count, labels.Length - count) >= LeastOfClass && CalibrationNeed.Assess(scores, labels, Seed).Needed ? IsotonicCalibration.Fit(scores, labels) : null;
    }

    private static double Probability(SampledPrediction row, string name)
    {
        var at = Array.IndexOf(row.Classes!, name);
        return at < 0 ? 0 : Math.Clamp(row.Probabilities![at], 0, 1);
    }
}

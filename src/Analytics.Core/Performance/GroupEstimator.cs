using Analytics.Core.Ports;
using Analytics.Statistics.Estimation;

namespace Analytics.Core.Performance;

/// <summary>
/// Confidence-based performance estimation of a binary model with scores calibrated within subgroups (M-CBPE) on a bounded sample: values of segments,
/// versions, values of categorical features, and halves of numeric ones. It holds where the mix of those groups moves, and takes no classifier.
/// </summary>
internal sealed class GroupEstimator
{
    /// <summary>Fewest labelled rows of the reference in a group.</summary>
    public const int LeastOfGroup = 100;

    private const int MostGroups = 60;
    private readonly Func<SampledPrediction, bool>[] groups;
    private readonly GroupCalibration calibration;

    private GroupEstimator(Func<SampledPrediction, bool>[] groups, GroupCalibration calibration) => (this.groups, this.calibration) = (groups, calibration);

    /// <summary>Learns from a labelled sample; null where it is too small or has one class only.</summary>
    public static GroupEstimator? Fit(IReadOnlyList<SampledPrediction> reference)
    {
        List<SampledPrediction> rows = [.. reference.Where(row => row is { Score: >= 0 and <= 1, Truth: not null })];
        var positives = rows.Count(row => row.Truth > 0.5);
        if (rows.Count < ScoreEstimator.LeastReference || Math.Min(positives, rows.Count - positives) < ScoreEstimator.LeastOfClass) return null;

        var groups = GroupsOf(rows);
        return new(groups, GroupCalibration.Fit(Scores(rows), [.. rows.Select(row => row.Truth > 0.5)], Members(groups, rows)));
    }

    /// <summary>Estimated figures of a binary model; null without scores.</summary>
    public IReadOnlyDictionary<string, double>? Estimate(IReadOnlyList<SampledPrediction> sample)
    {
        List<SampledPrediction> rows = [.. sample.Where(row => row.Score is >= 0 and <= 1).OrderBy(row => row.Score)];
        if (rows.Count == 0) return null;

        var chances = calibration.Calibrate(Scores(rows), Members(groups, rows));
        var figures = MassFigures.Of([.. rows.Select((row, at) => new ScoredMass(row.Score!.Value, row.Guess == "positive", chances[at], 1 - chances[at]))]);
        Dictionary<string, double?> values = new() { ["accuracy"] = figures.Confusion.Accuracy, ["brier"] = figures.Brier, ["logLoss"] = figures.LogLoss, ["auc"] = figures.RocAuc };
        return values.Where(value => value.Value is not null).ToDictionary(value => value.Key, value => value.Value!.Value);
    }

    private static double[] Scores(IEnumerable<SampledPrediction> rows) => [.. rows.Select(row => row.Score!.Value)];

    private static bool[][] Members(Func<SampledPrediction, bool>[] groups, List<SampledPrediction> rows) =>
        [.. groups.Select(group => rows.Select(group).ToArray())];

    /// <summary>The largest groups of the rows, each of enough rows and not of all.</summary>
    private static Func<SampledPrediction, bool>[] GroupsOf(List<SampledPrediction> rows)
    {
        List<Func<SampledPrediction, bool>> groups = [.. Values(rows, row => row.Version).Select(version => (Func<SampledPrediction, bool>)(row => row.Version == version))];
        foreach (var key in rows.SelectMany(row => row.SegmentKeys ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            groups.AddRange(Values(rows, row => row.SegmentOf(key)).Select(value => (Func<SampledPrediction, bool>)(row => row.SegmentOf(key) == value)));
        for (var slot = 0; slot < rows.Max(row => row.Categories.Length); slot++)
        {
            var at = slot;
            groups.AddRange(Values(rows, row => row.CategoryAt(at)).Select(value => (Func<SampledPrediction, bool>)(row => row.CategoryAt(at) == value)));
        }

        for (var slot = 0; slot < rows.Max(row => row.Numbers.Length); slot++)
        {
            var at = slot;
            double[] numbers = [.. rows.Select(row => row.NumberAt(at)).Where(double.IsFinite).Order()];
            if (numbers.Length == 0) continue;
            var middle = numbers[numbers.Length / 2];
            groups.Add(row => row.NumberAt(at) >= middle);
            groups.Add(row => row.NumberAt(at) < middle);
        }

        return
        [
            .. groups.Select(group => (Group: group, Rows: rows.Count(group)))
                .Where(one => one.Rows >= LeastOfGroup && one.Rows < rows.Count)
                .OrderByDescending(one => one.Rows).Take(MostGroups).Select(one => one.Group),
        ];
    }

    private static List<string> Values(IEnumerable<SampledPrediction> rows, Func<SampledPrediction, string?> of) =>
        [.. rows.Select(of).OfType<string>().CountBy(value => value, StringComparer.Ordinal).Where(value => value.Value >= LeastOfGroup).Select(value => value.Key).Order(StringComparer.Ordinal)];
}

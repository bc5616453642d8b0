using System.Globalization;
using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Statistics.Fairness;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Performance;

/// <summary>Whether a model treats the values of a segment alike: the two furthest apart are compared, as many comparisons allowed for as there are pairs.</summary>
internal static class SegmentFindings
{
    public const string Check = "fairness";

    /// <summary>The four-fifths rule (Uniform Guidelines on Employee Selection Procedures 1978, 29 CFR 1607.4 D).</summary>
    private const double FourFifths = 0.8;

    /// <summary>A gap of rates that matters.</summary>
    private const double RateThatMatters = 0.1;

    /// <summary>A gap of mean errors that matters, as a share of the mean error of all.</summary>
    private const double ErrorThatMatters = 0.25;

    public static Finding TooFew(string key, int least) => new()
    {
        Check = Check,
        Subject = key,
        Status = FindingStatus.NotEnoughData,
        Because = string.Create(CultureInfo.InvariantCulture, $"Fewer than two values of {key} have {least} labels."),
    };

    /// <summary>Rates of decisions of a binary model: selected at all, of the true positives, of the true negatives.</summary>
    public static IReadOnlyList<Finding> OfDecisions(string key, IReadOnlyList<(string Value, IReadOnlyList<ConfusionCell> Cells)> groups, int least, double alpha)
    {
        var figures = GroupFairness.Compare([.. groups.Select(group => new GroupConfusion(group.Value, Confusion(group.Cells)))], least, 1 - (alpha / 3));
        return
        [
            .. Present(key, "disparate_impact", figures.DisparateImpact, gap => gap.Gap.Value < FourFifths && gap.Gap.Upper < 1, FourFifths),
            .. Present(key, "equal_opportunity", figures.EqualOpportunity, Apart, RateThatMatters),
            .. Present(key, "false_positive_parity", figures.FalsePositiveParity, Apart, RateThatMatters),
        ];

        static bool Apart(GroupGap gap) => gap.Gap.Value > RateThatMatters && gap.Gap.Lower > 0;
    }

    /// <summary>The outcome that is compared for a task.</summary>
    public static string FieldOf(ModelTask task) => task switch
    {
        ModelTask.Regression => "absoluteError",
        ModelTask.Multiclass => "correct",
        _ => "ndcg",
    };

    /// <summary>Means of an outcome: of errors (regression), of right answers, of ranking quality.</summary>
    public static Finding OfMeans(string key, ModelTask task, IReadOnlyList<(string Value, Moments Moments)> groups, int least, double alpha)
    {
        var large = groups.Where(group => group.Moments.Count >= least).OrderBy(group => group.Moments.Mean).ToList();
        if (large.Count < 2) return TooFew(key, least);

        var (low, high) = (large[0], large[^1]);
        var gap = high.Moments.Mean - low.Moments.Mean;
        var error = double.Hypot(high.Moments.StandardError, low.Moments.StandardError);
        var pairs = large.Count * (large.Count - 1) / 2;
        var p = Math.Min(1, pairs * (error > 0 ? NormalTest.TwoSidedPValue(gap / error) : gap > 0 ? 0 : 1));
        var margin = NormalTest.HalfWidth(alpha / pairs) * error;
        var matters = task == ModelTask.Regression ? ErrorThatMatters * large.Sum(group => group.Moments.Mean * group.Moments.Count) / large.Sum(group => group.Moments.Count) : RateThatMatters;
        return Judged(key, $"mean_difference_{FieldOf(task)}", gap, gap - margin, gap + margin, high.Value, low.Value, high.Moments.Count + low.Moments.Count, p < alpha && gap > matters, matters) with
        {
            PValue = p,
            Impact = matters > 0 ? gap / matters : null,
        };
    }

    private static IEnumerable<Finding> Present(string key, string method, GroupGap? gap, Func<GroupGap, bool> alerts, double matters)
    {
        if (gap is null) yield break;
        var value = gap.Gap.Value;
        yield return Judged(key, method, value, gap.Gap.Lower, gap.Gap.Upper, gap.Highest, gap.Lowest, gap.Gap.Count, alerts(gap), matters) with
        {
            Unit = "ratio",
            Impact = method == "disparate_impact" ? (1 - value) / (1 - matters) : value / matters,
        };
    }

    private static Finding Judged(string key, string method, double value, double lower, double upper, string highest, string lowest, long n, bool alert, double matters)
    {
        // A ratio that matters lies below its bound, a difference above.
        var blind = !alert && (method == "disparate_impact" ? lower < matters : upper > matters);
        return new Finding
        {
            Check = Check,
            Subject = key,
            Method = method,
            Status = alert ? FindingStatus.Alert : blind ? FindingStatus.NotEnoughData : FindingStatus.Ok,
            Because = string.Create(
                CultureInfo.InvariantCulture,
                $"{method.Replace('_', ' ')} of {key}: {value:0.###} between {highest} and {lowest} ({(alert ? "beyond chance, and of a size that matters" : blind ? "a gap that matters can't be ruled out yet" : "no gap that matters")})."),
            Score = value,
            Lower = lower,
            Upper = upper,
            Threshold = matters,
            N = n,
        };
    }

    private static BinaryConfusion Confusion(IReadOnlyList<ConfusionCell> cells)
    {
        return new(Of("positive", "positive"), Of("negative", "positive"), Of("negative", "negative"), Of("positive", "negative"));

        long Of(string actual, string guess) => cells.Where(cell => cell.Actual == actual && cell.Predicted == guess).Sum(cell => cell.Count);
    }
}

using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Estimation;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Performance;

/// <summary>
/// Corrects realised figures for labels that arrive selectively, by post-stratification: predictions are grouped by what was answered, and each labelled
/// one weighted by the predictions of its group over the labels of it. Right where, within a group, whether a label arrives does not depend on the truth.
/// Source: Holt &amp; Smith 1979, "Post stratification", Journal of the Royal Statistical Society A 142(1), 33-46.
/// </summary>
internal sealed class SelectionCorrector
{
    private const int MostStrata = 50;
    private const int LeastLabelled = 200;
    private const int LeastOfStratum = 20;
    private const double Level = 0.001;
    private const double ShareThatMatters = 0.1;

    private readonly IReadOnlyList<Stratum> strata;
    private readonly int rows;

    private SelectionCorrector(IReadOnlyList<Stratum> strata, int rows, LabelSelection selection) => (this.strata, this.rows, Selection) = (strata, rows, selection);

    public LabelSelection Selection { get; }

    /// <summary>Groups an even sample of predictions; null with too few labels, or with none missing.</summary>
    public static SelectionCorrector? Of(IReadOnlyList<SampledPrediction> sample)
    {
        List<SampledPrediction> labelled = [.. sample.Where(HasLabel)];
        if (labelled.Count < LeastLabelled || labelled.Count == sample.Count) return null;

        var strata = sample.All(row => Answer(row) is not null) ? ByAnswer(sample, labelled.Count) : ByClass(sample);
        if (strata.Count < 2) return null;

        double[] shares = [.. strata.Select(stratum => (double)stratum.Labelled.Count / stratum.Rows)];
        var p = ChiSquare.Homogeneity(
            [.. strata.Select(stratum => (double)stratum.Labelled.Count)], [.. strata.Select(stratum => (double)(stratum.Rows - stratum.Labelled.Count))]).PValue;
        return new(strata, strata.Sum(stratum => stratum.Rows), new(strata.Count, shares.Min(), shares.Max(), p, p < Level && shares.Max() - shares.Min() > ShareThatMatters));
    }

    /// <summary>The corrected figures of a task by metric; those that can't be corrected are left out.</summary>
    public IReadOnlyDictionary<string, Figure> Figures(ModelTask task) => task switch
    {
        ModelTask.Binary => Binary(),
        ModelTask.Multiclass => Present(("accuracy", Mean(Right))),
        ModelTask.Regression => Present(("mae", Mean(row => Math.Abs(Error(row)))), ("rmse", Root(Mean(row => Error(row) * Error(row))))),
        _ => new Dictionary<string, Figure>(),
    };

    private Dictionary<string, Figure> Binary()
    {
        var figures = Present(("accuracy", Mean(Right)), ("brier", Mean(row => Math.Pow((row.Score ?? double.NaN) - row.Truth!.Value, 2))));
        ScoredMass[] masses =
        [
            .. strata
                .SelectMany(stratum => stratum.Labelled.Select(row => (Row: row, Weight: (double)stratum.Rows / stratum.Labelled.Count)))
                .Where(one => one.Row is { Score: >= 0 and <= 1, Truth: not null })
                .OrderBy(one => one.Row.Score)
                .Select(one => new ScoredMass(one.Row.Score!.Value, one.Row.Guess == "positive", one.Weight * one.Row.Truth!.Value, one.Weight * (1 - one.Row.Truth!.Value))),
        ];
        if (masses.Length == 0) return figures;
        var all = MassFigures.Of(masses);
        figures["logLoss"] = new Figure { Value = all.LogLoss, N = masses.Length };
        if (all.RocAuc is { } auc) figures["auc"] = new Figure { Value = auc, N = masses.Length };
        return figures;
    }

    private static Dictionary<string, Figure> Present(params IEnumerable<(string Metric, Figure? Figure)> figures) =>
        figures.Where(figure => figure.Figure is not null).ToDictionary(figure => figure.Metric, figure => figure.Figure!);

    /// <summary>The mean of all groups with its interval; null where a row has no value.</summary>
    private Figure? Mean(Func<SampledPrediction, double> of)
    {
        var (mean, variance, n) = (0.0, 0.0, 0);
        foreach (var stratum in strata)
        {
            var (moments, share) = (Moments.Of([.. stratum.Labelled.Select(of)]), (double)stratum.Rows / rows);
            mean += share * moments.Mean;
            variance += share * share * moments.StandardError * moments.StandardError;
            n += stratum.Labelled.Count;
        }

        if (!double.IsFinite(mean)) return null;
        var margin = NormalTest.HalfWidth95 * Math.Sqrt(variance);
        return new Figure { Value = mean, Lower = mean - margin, Upper = mean + margin, N = n };
    }

    private static Figure? Root(Figure? squares) => squares is null
        ? null
        : squares with { Value = Math.Sqrt(squares.Value!.Value), Lower = Math.Sqrt(Math.Max(0, squares.Lower!.Value)), Upper = Math.Sqrt(squares.Upper!.Value) };

    /// <summary>Even stretches of the answers in order, joined until each has enough labels; equal answers stay together.</summary>
    private static List<Stratum> ByAnswer(IReadOnlyList<SampledPrediction> sample, int labelled)
    {
        SampledPrediction[] ordered = [.. sample.OrderBy(Answer)];
        var size = Math.Max(1, ordered.Length / Math.Clamp(labelled / (2 * LeastOfStratum), 2, MostStrata));
        List<Stratum> strata = [];
        for (var first = 0; first < ordered.Length;)
        {
            var (next, labels) = (first, 0);
            for (; next < ordered.Length && (next - first < size || labels < LeastOfStratum || Answer(ordered[next]) == Answer(ordered[next - 1])); next++)
                labels += HasLabel(ordered[next]) ? 1 : 0;
            strata.Add(new([.. ordered[first..next].Where(HasLabel)], next - first));
            first = next;
        }

        if (strata.Count > 1 && strata[^1].Labelled.Count < LeastOfStratum)
        {
            var (last, before) = (strata[^1], strata[^2]);
            strata.RemoveRange(strata.Count - 2, 2);
            strata.Add(new([.. before.Labelled, .. last.Labelled], before.Rows + last.Rows));
        }

        return strata;
    }

    private static List<Stratum> ByClass(IReadOnlyList<SampledPrediction> sample) =>
    [
        .. sample.GroupBy(row => row.Guess, StringComparer.Ordinal)
            .Select(rows => new Stratum([.. rows.Where(HasLabel)], rows.Count()))
            .Where(stratum => stratum.Labelled.Count >= LeastOfStratum),
    ];

    private static bool HasLabel(SampledPrediction row) => row.Truth is not null || row is { Actual: not null, Guess: not null };

    private static double? Answer(SampledPrediction row) => row.Score ?? row.Value;

    private static double Right(SampledPrediction row) => row is { Guess: { } guess, Actual: { } actual } ? guess == actual ? 1 : 0 : double.NaN;

    private static double Error(SampledPrediction row) => (row.Value ?? double.NaN) - (row.Truth ?? double.NaN);

    private sealed record Stratum(IReadOnlyList<SampledPrediction> Labelled, int Rows);
}

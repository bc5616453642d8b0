using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings.Columns;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Quality;

/// <summary>
/// Judges the values of a column against those of the reference. Each fault must be more than chance gives at the level, exactly where it counts rows, and of
/// a size that matters.
/// </summary>
/// <param name="level">Level of each test.</param>
/// <param name="isWholeDay">
/// False for shorter windows, in which a feature may well have one value only, or lack a category: the hour of the day, for instance.
/// </param>
internal sealed class ColumnFaults(double level, bool isWholeDay)
{
    private const double MissingThatMatters = 0.05;
    private const double ShareThatMatters = 0.01;

    /// <summary>How near a ratio must be to a power of ten, in decimal digits, to be called a change of unit.</summary>
    private const double NearAPower = 0.15;

    /// <summary>The faults of a column, or one finding that says that there are none.</summary>
    public IEnumerable<Finding> Of(ModelColumn column, ColumnSample reference, ColumnSample current)
    {
        if (current.Predictions == 0 || reference.Predictions == 0)
            return [New(column, reference, current) with { Because = current.Predictions == 0 ? "No prediction in the window." : "No prediction in the reference." }];

        // Values that stand still leave every other category behind; that is one fault.
        var frozen = Frozen(column, reference, current);
        List<Finding> faults =
        [
            .. new[] { Missing(column, reference, current), OutOfRange(column, reference, current), Unit(column, reference, current), frozen }
                .Concat(frozen is null ? Categories(column, reference, current) : [])
                .OfType<Finding>(),
        ];
        return faults.Count > 0
            ? faults
            : [New(column, reference, current) with { Status = FindingStatus.Ok, Score = current.MissingShare, Reference = reference.MissingShare, Because = $"{column.Name} is as it was." }];
    }

    public static double? OutOfRangeShare(ColumnSample sample) =>
        sample.Range is { } range && sample.Rows > 0 ? (double)(range[0] + range[^1]) / sample.Rows : null;

    /// <summary>Share of values below the smallest or above the largest of the reference; null where there are none to compare.</summary>
    public static double? OutsideShare(ColumnSample reference, ColumnSample current)
    {
        if (reference.Value.Sketch is not { Count: > 0 } known || current.Value.Sketch is not { Count: > 0 } values) return null;
        var keys = known.Bins.Where(bin => bin.Value > 0).Select(bin => LogHistogram.ValueOf(bin.Key)).ToList();
        var (least, most) = (keys.Min(), keys.Max());
        return values.Bins.Where(bin => LogHistogram.ValueOf(bin.Key) is var value && (value < least || value > most)).Sum(bin => bin.Value) / (double)values.Count;
    }

    /// <summary>Categories on one side only; null for numbers and for columns with too many.</summary>
    public static (IReadOnlyList<CategoryCount> Unseen, IReadOnlyList<CategoryCount> Vanished)? CategoriesOf(ModelColumn column, ColumnSample reference, ColumnSample current)
    {
        if (column.Kind == ColumnKind.Numeric || Math.Max(reference.Categories.Count, current.Categories.Count) > ColumnReader.MostCategories) return null;
        if (reference.Rows == 0 || current.Rows == 0) return null;
        var table = CategoryTable.Of(reference.Categories, current.Categories);
        return (table.Unseen, table.Vanished);
    }

    public static IReadOnlyList<HistogramBin> Bins(IReadOnlyList<CategoryCount> categories) =>
        [.. ColumnSample.Frequent(categories).Select(category => new HistogramBin(null, null, category.Category, category.Count))];

    /// <summary>How many different values there are; those of numbers to one per cent.</summary>
    public static int Distinct(ColumnSample sample) => sample.Value.Sketch is { } sketch ? sketch.Bins.Count(bin => bin.Value > 0) : sample.Categories.Count;

    private Finding? Missing(ModelColumn column, ColumnSample reference, ColumnSample current)
    {
        if (current.MissingShare - reference.MissingShare <= MissingThatMatters) return null;
        var p = Rise(reference.Missing, reference.Predictions, current.Missing, current.Predictions);
        return p >= level ? null : Fault(
            column, reference, current, "missing", p, current.MissingShare, reference.MissingShare, reference.MissingShare + MissingThatMatters,
            string.Create(CultureInfo.InvariantCulture, $"{column.Name} is missing in {current.MissingShare:0.#%} of the predictions; it was {reference.MissingShare:0.#%}."));
    }

    private Finding? OutOfRange(ModelColumn column, ColumnSample reference, ColumnSample current)
    {
        if (OutOfRangeShare(current) is not { } share || share < ShareThatMatters) return null;
        var before = OutOfRangeShare(reference) ?? 0;
        var p = Rise((long)Math.Round(before * reference.Rows), Math.Max(1, reference.Rows), (long)Math.Round(share * current.Rows), current.Rows);
        return p >= level ? null : Fault(
            column, reference, current, "out_of_range", p, share, before, ShareThatMatters,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{share:0.#%} of {column.Name} lie outside of {column.Range![0]:0.####} to {column.Range[1]:0.####}; it was {before:0.#%}. The largest is {current.Value.Moments?.Max:0.####}."));
    }

    private IEnumerable<Finding?> Categories(ModelColumn column, ColumnSample reference, ColumnSample current)
    {
        if (CategoriesOf(column, reference, current) is not var (unseen, vanished)) yield break;
        var (fresh, gone) = (unseen.Sum(category => category.Count), vanished.Sum(category => category.Count));
        if (fresh >= ShareThatMatters * current.Rows && Rise(0, reference.Rows, fresh, current.Rows) is var p && p < level)
            yield return Fault(
                column, reference, current, "unseen_category", p, (double)fresh / current.Rows, 0, ShareThatMatters,
                string.Create(CultureInfo.InvariantCulture, $"{column.Name} has categories that the reference has not: {Names(unseen)} ({(double)fresh / current.Rows:0.#%} of the values)."));
        if (isWholeDay && gone >= ShareThatMatters * reference.Rows && Rise(0, current.Rows, gone, reference.Rows) is var q && q < level)
            yield return Fault(
                column, reference, current, "vanished_category", q, 0, (double)gone / reference.Rows, ShareThatMatters,
                string.Create(CultureInfo.InvariantCulture, $"{column.Name} has lost categories: {Names(vanished)} ({(double)gone / reference.Rows:0.#%} of the values of the reference)."));
    }

    /// <summary>All values are the same: so improbable as many draws of the reference's most frequent one.</summary>
    private Finding? Frozen(ModelColumn column, ColumnSample reference, ColumnSample current)
    {
        if (!isWholeDay && column.Definition is not null) return null;
        if (current.Rows < 2 || reference.Rows == 0 || Distinct(current) != 1 || Distinct(reference) == 1) return null;
        var most = reference.Value.Sketch is { } sketch ? sketch.Bins.Max(bin => bin.Value) : reference.Categories.Max(category => category.Count);
        var p = Math.Pow((double)most / reference.Rows, current.Rows - 1);
        return p >= level ? null : Fault(
            column, reference, current, "frozen", p, 1, Distinct(reference), 1,
            string.Create(CultureInfo.InvariantCulture, $"{column.Name} stands still: all {current.Rows:N0} values are the same, where the reference has {Distinct(reference)} different ones."));
    }

    /// <summary>The typical size of values that are not 0, by its logarithm: a jump by a power of ten is a change of unit until someone says otherwise.</summary>
    private Finding? Unit(ModelColumn column, ColumnSample reference, ColumnSample current)
    {
        if (column.Kind != ColumnKind.Numeric || Sizes(reference) is not { Count: > 1 } before || Sizes(current) is not { Count: > 1 } now) return null;
        var digits = now.Mean - before.Mean;
        var power = Math.Round(digits);
        var error = double.Hypot(now.StandardError, before.StandardError);
        if (power == 0 || Math.Abs(digits - power) > NearAPower + (NormalTest.HalfWidth95 * error)) return null;
        var p = error > 0 ? NormalTest.TwoSidedPValue(digits / error) : 0;
        return p >= level ? null : Fault(
            column, reference, current, "unit_change", p, Math.Pow(10, digits), 1, Math.Sqrt(10),
            string.Create(CultureInfo.InvariantCulture, $"{column.Name} is about {Math.Pow(10, power):0.####} times as large as it was (mean {reference.Mean:0.####} → {current.Mean:0.####}): a change of unit?"));
    }

    private static Moments Sizes(ColumnSample sample)
    {
        var moments = Moments.Empty;
        foreach (var (key, count) in sample.Value.Sketch!.Bins)
        {
            var size = Math.Abs(LogHistogram.ValueOf(key));
            if (count > 0 && size > 0) moments = moments.Merge(new(count, Math.Log10(size), 0, Math.Log10(size), Math.Log10(size)));
        }

        return moments;
    }

    private static double Rise(long before, long beforeRows, long now, long nowRows) => FisherExact.Test(before, beforeRows, now, nowRows, DriftDirection.ReferenceLess).PValue;

    private static string Names(IReadOnlyList<CategoryCount> categories) => string.Join(", ", ColumnSample.Frequent(categories).Take(3).Select(category => category.Category));

    private static Finding New(ModelColumn column, ColumnSample reference, ColumnSample current) => new()
    {
        Check = QualityAnalyser.Check,
        Subject = column.Name,
        Status = FindingStatus.Skipped,
        Because = "",
        N = current.Predictions,
        ReferenceN = reference.Predictions,
    };

    private static Finding Fault(
        ModelColumn column, ColumnSample reference, ColumnSample current, string method, double p, double score, double before, double threshold, string because) =>
        New(column, reference, current) with
        {
            Status = FindingStatus.Alert,
            Because = because,
            Method = method,
            PValue = p,
            Score = score,
            Reference = before,
            Threshold = threshold,
            Impact = Math.Abs(score - before) / Math.Max(threshold, 1e-9),
        };
}

using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings.Columns;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Drift.Verdicts;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Drift;

/// <summary>Judges the columns of one report, each at the report's level divided by its tests.</summary>
internal sealed class ColumnJudge(DriftQuestion question, int tests)
{
    private const int Permutations = 999;

    private readonly double level = question.Alpha / tests;

    public ColumnDrift Judge(ModelColumn column, ColumnSample reference, ColumnSample current)
    {
        var drift = new ColumnDrift
        {
            Column = column.Name,
            Verdict = "skipped",
            Because = "",
            Rows = current.Rows,
            ReferenceRows = reference.Rows,
            MissingShare = current.MissingShare,
            ReferenceMissingShare = reference.MissingShare,
            MissingVerdict = OfMissing(reference, current),
        };
        if (current.Rows == 0 || reference.Rows == 0)
            return drift with { Because = current.Rows == 0 ? "No value in the window." : "No value in the reference." };

        return column.Kind == ColumnKind.Numeric ? OfNumbers(drift, reference, current) : OfCategories(drift, reference, current);
    }

    private ColumnDrift OfNumbers(ColumnDrift drift, ColumnSample reference, ColumnSample current)
    {
        var (before, now) = (ValueCounts.Of(reference.Value.Sketch!), ValueCounts.Of(current.Value.Sketch!));
        var test = DriftTests.OfNumbers(question.NumericTest, before, now, level);
        return With(drift, test, test.Numbers!(before, now, Settings)) with { Mean = current.Mean, ReferenceMean = reference.Mean };
    }

    private ColumnDrift OfCategories(ColumnDrift drift, ColumnSample reference, ColumnSample current)
    {
        if (Math.Max(reference.Categories.Count, current.Categories.Count) > ColumnReader.MostCategories)
            return drift with { Because = $"More than {ColumnReader.MostCategories} categories." };

        var table = CategoryTable.Of(reference.Categories, current.Categories);
        var test = DriftTests.OfCategories(question.CategoricalTest, table);
        return With(drift, test, test.Categories!(table, Settings)) with { Unseen = Bins(table.Unseen), Vanished = Bins(table.Vanished) };
    }

    private string? OfMissing(ColumnSample reference, ColumnSample current)
    {
        if (reference.Missing + current.Missing == 0 || reference.Predictions == 0 || current.Predictions == 0) return null;

        ReadOnlySpan<double> before = [reference.Rows, reference.Missing];
        ReadOnlySpan<double> now = [current.Rows, current.Missing];
        return Word(ShareDrift.Judge(before, now, ShareMeasure.LInfinity, Settings).Outcome);
    }

    private ColumnDrift With(ColumnDrift drift, DriftTest test, DriftVerdict verdict) => drift with
    {
        Verdict = Word(verdict.Outcome),
        Because = test.Note is { } note ? $"{Sentence(verdict)} {note}" : Sentence(verdict),
        Test = test.Name,
        Distance = verdict.Distance,
        Critical = verdict.Critical,
        NegligibleBelow = verdict.NegligibleBelow,
        PValue = verdict.PValue,
        Level = level,
        RowsNeeded = verdict.Outcome == DriftOutcome.NotEnoughData ? verdict.RowsNeeded : null,
    };

    /// <summary>Enough permutations that a p-value can reach the level.</summary>
    private DriftSettings Settings => new() { Alpha = level, Permutations = Math.Max(Permutations, (int)Math.Ceiling(2 / level)) };

    private static string Word(DriftOutcome outcome) => outcome switch
    {
        DriftOutcome.Drift => "drift",
        DriftOutcome.Negligible => "negligible",
        DriftOutcome.NoDrift => "none",
        _ => "notEnoughData",
    };

    private static string Sentence(DriftVerdict verdict) => verdict.Outcome switch
    {
        DriftOutcome.Drift => "The distance is more than chance gives, and of a size that matters.",
        DriftOutcome.Negligible => "The distance is more than chance gives, but below the size that matters.",
        DriftOutcome.NoDrift => "Chance alone gives such a distance, and a drift of the size that matters would show.",
        _ => verdict.RowsNeeded is { } rows
            ? $"A drift of the size that matters could hide in so few rows: about {rows} more are needed."
            : "A drift of the size that matters could hide in so few rows of the reference.",
    };

    private static HistogramBin[]? Bins(IReadOnlyList<CategoryCount> categories) => categories.Count == 0
        ? null
        : [.. ColumnSample.Frequent(categories).Select(category => new HistogramBin(null, null, category.Category, category.Count))];
}

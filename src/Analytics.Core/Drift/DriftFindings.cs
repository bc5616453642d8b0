using System.Globalization;
using Analytics.Contracts.Monitoring;

namespace Analytics.Core.Drift;

/// <summary>What a report of drift finds, column by column.</summary>
public static class DriftFindings
{
    public const string Check = "drift";

    public static IReadOnlyList<Finding> Of(DriftReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Columns.Select(Of)];
    }

    private static Finding Of(ColumnDrift column) => new()
    {
        Check = Check,
        Subject = column.Column,
        Status = Status(column),
        Because = Sentence(column),
        Method = column.Test,
        Score = column.Distance,
        Threshold = column.Distance is null ? null : Math.Max(column.Critical ?? 0, column.NegligibleBelow ?? 0),
        Reference = column.ReferenceMean,
        PValue = column.PValue,
        N = column.Rows,
        ReferenceN = column.ReferenceRows,
        RowsNeeded = column.RowsNeeded,
        Impact = column.Distance / column.NegligibleBelow,
    };

    private static FindingStatus Status(ColumnDrift column) => column switch
    {
        _ when DriftAnalyser.IsDrift(column) => FindingStatus.Alert,
        { Verdict: "notEnoughData" } => FindingStatus.NotEnoughData,
        { Verdict: "skipped" } => FindingStatus.Skipped,
        _ => FindingStatus.Ok,
    };

    private static string Sentence(ColumnDrift column)
    {
        if (column.Verdict != "drift" && column.MissingVerdict != "drift") return column.Because;
        List<string> parts = [];
        if (column.Verdict == "drift") parts.Add(string.Create(CultureInfo.InvariantCulture, $"distance {column.Distance:0.###} where chance gives at most {column.Critical:0.###}"));
        if (column is { Mean: { } mean, ReferenceMean: { } before }) parts.Add(string.Create(CultureInfo.InvariantCulture, $"mean {before:0.####} → {mean:0.####}"));
        if (column.MissingVerdict == "drift") parts.Add(string.Create(CultureInfo.InvariantCulture, $"missing {column.ReferenceMissingShare:0.#%} → {column.MissingShare:0.#%}"));
        if (column.Vanished is { Count: > 0 } vanished) parts.Add("vanished: " + string.Join(", ", vanished.Take(3).Select(bin => bin.Category)));
        if (column.Unseen is { Count: > 0 } unseen) parts.Add("new: " + string.Join(", ", unseen.Take(3).Select(bin => bin.Category)));
        var note = column.Verdict == "drift" ? DriftTests.NoteOf(column.Test) : null;
        return $"{column.Column} changed: {string.Join("; ", parts)}.{(note is null ? "" : $" {note}")}";
    }
}

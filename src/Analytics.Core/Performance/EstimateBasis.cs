using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;
using Analytics.Core.Quality;

namespace Analytics.Core.Performance;

/// <summary>
/// Whether estimates have a basis: they carry what the reference knows of scores and inputs over to the window, which says nothing where the data are faulty or
/// lie outside of what the reference covers.
/// </summary>
internal static class EstimateBasis
{
    /// <summary>Share of a column's values outside of the reference from which on estimates have no basis.</summary>
    public const double ShareThatMatters = 0.05;

    private const long FewestReferenceRows = 200;
    private const int MostNamed = 3;
    private static readonly string[] Faults = ["missing", "out_of_range", "unseen_category", "unit_change"];

    /// <summary>What speaks against estimates of the window; null where nothing does. One summary query a window.</summary>
    public static async Task<string?> CaveatAsync(QualityAnalyser quality, AnalysisScope scope, CancellationToken cancellationToken) =>
        await quality.AnalyseAsync(scope, null, QualityAnalyser.Alpha, cancellationToken) is { } report ? Caveat(report) : null;

    /// <summary>The same of a report of quality.</summary>
    internal static string? Caveat(ModelQualityReport report)
    {
        var faults = report.Findings.Where(finding => finding.Status == FindingStatus.Alert && Faults.Contains(finding.Method)).ToLookup(finding => finding.Subject, finding => finding.Because);
        var reasons = report.Columns
            .Select(column => (column.Column, Reason: faults[column.Column].FirstOrDefault() ?? Outside(column)))
            .Where(column => column.Reason is not null)
            .ToList();
        if (reasons.Count == 0) return null;
        var more = reasons.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" And {reasons.Count - MostNamed} columns more.") : "";
        return $"Not to be relied on, as the window is not what the reference covers. {string.Join(' ', reasons.Take(MostNamed).Select(column => column.Reason))}{more}";
    }

    private static string? Outside(ColumnQuality column)
    {
        var share = Math.Max(column.OutsideReferenceShare ?? 0, column.UnseenShare ?? 0);
        return column.ReferenceRows < FewestReferenceRows || share < ShareThatMatters
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{share:0.#%} of {column.Column} lie outside of the values of the reference.");
    }
}

using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>Turns counted findings into shares. Scorecards and quality reports both take theirs from here.</summary>
internal static class QualityScore
{
    private static readonly string[] Invalid =
        ["type_changed", "out_of_range", "unknown_category", "unknown_feature", "unknown_label", "future_timestamp"];

    private static readonly string[] Inconsistent = ["inconsistent_decision", "label_before_prediction"];

    // What the shares are of; these are no faults.
    private static readonly string[] Bases = ["checked", "expected", "received"];

    /// <summary>The figures of counts of one source, kind and model (or one model). A dimension that nothing was checked for is null.</summary>
    public static QualityFigures Of(IReadOnlyCollection<QualityTotal> totals)
    {
        var @checked = Sum(totals, "checked");
        var expected = Sum(totals, "expected");
        var received = Sum(totals, "received");
        var missing = Sum(totals, "missing");

        // Records without expected fields (labels, events) are judged as a whole.
        var present = expected > 0 ? expected - missing : @checked;
        var figures = new QualityFigures
        {
            Completeness = Faultless(missing, expected),
            Validity = Faultless(Sum(totals, Invalid), present),
            Uniqueness = Faultless(Sum(totals, "duplicate"), received),
            Timeliness = Faultless(Sum(totals, "late"), @checked),
            Consistency = Faultless(Sum(totals, Inconsistent), @checked),
            Records = @checked > 0 ? @checked : received,
            Findings = Findings(totals),
        };
        return figures with { Score = Product(figures) };
    }

    /// <summary>
    /// The counts that bear on one model, of one version or all: its own, and the arrivals and duplicates of those that send its records,
    /// which are not known by model.
    /// </summary>
    public static IReadOnlyList<QualityTotal> OfModel(IReadOnlyList<QualityTotal> totals, string model, string? version = null)
    {
        QualityTotal[] own = [.. totals.Where(total => total.Model == model && (version is null || total.Version == version))];
        var senders = own.Select(total => (total.Source, total.Kind)).ToHashSet();
        return [.. own, .. totals.Where(total => total is { Model: null, Finding: "received" or "duplicate" } && senders.Contains((total.Source, total.Kind)))];
    }

    private static double? Product(QualityFigures figures)
    {
        double?[] dimensions = [figures.Completeness, figures.Validity, figures.Uniqueness, figures.Timeliness, figures.Consistency];
        double[] known = [.. dimensions.OfType<double>()];
        return known.Length == 0 ? null : known.Aggregate(1.0, (product, share) => product * share);
    }

    private static IReadOnlyList<QualityFinding> Findings(IReadOnlyCollection<QualityTotal> totals) =>
    [
        .. totals
            .Where(total => !Bases.Contains(total.Finding))
            .GroupBy(total => (total.Finding, total.Field, total.Version))
            .Select(group => Finding(group.Key.Finding, group.Key.Field, group.Key.Version, group.Sum(total => total.Count), totals))
            .OrderByDescending(finding => finding.Count)
            .ThenBy(finding => finding.Finding, StringComparer.Ordinal)
            .ThenBy(finding => finding.Field, StringComparer.Ordinal)
            .ThenBy(finding => finding.Version, StringComparer.Ordinal),
    ];

    /// <summary>A finding with its share of the records among which it was looked for.</summary>
    private static QualityFinding Finding(string name, string? field, string? version, long count, IReadOnlyCollection<QualityTotal> totals)
    {
        var among = name == "duplicate"
            ? Sum(totals, "received")
            : Sum([.. totals.Where(total => version is null || total.Version == version)], "checked");
        return new QualityFinding(name, field, version, count, among == 0 ? 1 : (double)count / among);
    }

    private static double? Faultless(long faults, long among) => among <= 0 ? null : Math.Clamp(1 - (double)faults / among, 0, 1);

    private static long Sum(IReadOnlyCollection<QualityTotal> totals, params ReadOnlySpan<string> findings)
    {
        var sum = 0L;
        foreach (var total in totals)
            if (findings.Contains(total.Finding)) sum += total.Count;
        return sum;
    }
}

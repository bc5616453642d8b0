using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Statistics.Attribution;

namespace Analytics.Core.Explanations;

/// <summary>
/// Ranks causes: faulty data before drift, drift before what is only a part of the change, and within each by the part and the size. A part counts as sure
/// beyond three standard errors of the change.
/// </summary>
internal sealed class CauseRanking(string? metric, ShiftAttribution? split, double error)
{
    public const double Errors = 3;

    private const string Features = "features.";

    public IReadOnlyList<ExplainedCause> Of(IReadOnlyList<Finding> drifts, IReadOnlyList<Finding> faults)
    {
        var subjects = drifts.Concat(faults).Select(finding => finding.Subject).Distinct();
        var causes = subjects.Select(subject => (
            Cause: Column(subject, drifts.FirstOrDefault(finding => finding.Subject == subject), faults.FirstOrDefault(finding => finding.Subject == subject)),
            Size: Math.Max(Impact(drifts, subject), Impact(faults, subject)))).ToList();
        if (split is not null) causes.Add((Concept(), 0));
        return
        [
            .. causes
                .OrderByDescending(cause => cause.Cause.Kind == "quality")
                .ThenByDescending(cause => cause.Cause.Alert)
                .ThenByDescending(cause => IsSure(cause.Cause.Points) ? Math.Abs(cause.Cause.Points!.Value) : 0)
                .ThenByDescending(cause => cause.Size)
                .Select(cause => cause.Cause),
        ];
    }

    private static double Impact(IReadOnlyList<Finding> findings, string subject) =>
        findings.Where(finding => finding.Subject == subject).Select(finding => finding.Impact ?? 0).DefaultIfEmpty(0).Max();

    private ExplainedCause Column(string subject, Finding? drift, Finding? fault)
    {
        var isFaulty = fault?.Status == FindingStatus.Alert;
        var part = split?.Contributions.FirstOrDefault(one => one.Feature == subject);
        var points = part?.Points;
        var outside = IsSure(part?.Outside) ? string.Create(CultureInfo.InvariantCulture, $" Of that, {part!.Outside:+0.####;-0.####} is of values outside of what the reference covers.") : "";
        return new ExplainedCause
        {
            Kind = isFaulty ? "quality" : subject.StartsWith(Features, StringComparison.Ordinal) ? "feature" : subject == "label" ? "labels" : "answers",
            Subject = subject,
            Because = $"{(isFaulty ? fault!.Because : drift?.Because ?? fault!.Because)}{Part(points)}{outside}",
            Points = points,
            Share = ShareOf(points),
            Drift = drift?.Score,
            Fault = isFaulty ? fault!.Method : null,
            Alert = isFaulty || drift?.Status == FindingStatus.Alert,
        };
    }

    private ExplainedCause Concept() => new()
    {
        Kind = "concept",
        Subject = "concept",
        Because = $"What the shares of the features' values can't account for: how {(metric is "score" or "value" ? "the answer" : "the truth")} follows from the inputs.{Part(split!.Concept)}",
        Points = split.Concept,
        Share = ShareOf(split.Concept),
        Alert = IsSure(split.Concept),
    };

    private string Part(double? points) => points is { } part && IsSure(part)
        ? string.Create(CultureInfo.InvariantCulture, $" It accounts for {part:+0.####;-0.####} of the change of {metric} by {split!.Change:+0.####;-0.####;0}.")
        : "";

    private double? ShareOf(double? points) => split is null || Math.Abs(split.Change) <= Errors * error ? null : points / split.Change;

    private bool IsSure(double? points) => Math.Abs(points ?? 0) > Errors * error;
}

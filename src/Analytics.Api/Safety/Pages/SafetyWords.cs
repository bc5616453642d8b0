using Analytics.Api.Pages;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Safety;

namespace Analytics.Api.Safety.Pages;

/// <summary>A safety report in words.</summary>
internal static class SafetyWords
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static Tone Tone(SafetyReport report) =>
        report.OpenIncidents.Count > 0 || report.Objective?.Broken == true || report.Findings.Any(finding => finding.Status == FindingStatus.Alert) ? Analytics.Api.Pages.Tone.Watch
        : report.Judged.Checked + report.Reported.Checked == 0 ? Analytics.Api.Pages.Tone.Unknown
        : Analytics.Api.Pages.Tone.Fine;

    public static string Headline(SafetyReport report) => Tone(report) switch
    {
        Analytics.Api.Pages.Tone.Unknown => "Nothing was checked",
        Analytics.Api.Pages.Tone.Fine => "Safe, as far as was checked",
        _ when report.Objective is { Broken: true } objective => $"More violations than the {Words.Percent(objective.Rate)} that are tolerated",
        _ when report.OpenIncidents.Count > 0 => $"{Words.Count(report.OpenIncidents.Count, "incident")}{(report.OpenIncidents.Count == SafetyReport.MostIncidents ? " or more" : "")} open",
        _ => "Violations have risen",
    };

    /// <summary>What the rules and the reports found, never a bare 0.</summary>
    public static string Statement(SafetyReport report) => report switch
    {
        { Judged.Checked: > 0, Reported.Checked: > 0 } => $"Rules of this service: {report.Judged.Statement} Reported from outside: {report.Reported.Statement}",
        { Judged.Checked: > 0 } => report.Judged.Statement,
        _ => report.Reported.Statement,
    };

    /// <summary>Share of the predictions that some rule judged, in words.</summary>
    public static string Coverage(SafetyView view) => view switch
    {
        { Predictions: 0 } => "There were no predictions in this window.",
        { Report.Rails: null, Report.Judged.Checked: 0 } => "No rule of this service judges this model: what is known was reported from outside.",
        _ => $"The rules judged {Words.Percent((double)Math.Min(view.Report.Judged.Checked, view.Predictions) / view.Predictions)} of {Words.Count(view.Predictions, "prediction")}{(view.Report.Rails is { } version ? $"; version {version} is active" : "; none is active now")}.",
    };

    /// <summary>How long violations went on unseen: from the prediction to the check that found it; null where there are none.</summary>
    public static string? Detection(IReadOnlyList<Violation> violations)
    {
        if (violations.Count == 0) return null;
        List<TimeSpan> delays = [.. violations.Select(violation => violation.FoundAt - violation.Timestamp).Order()];
        var (half, last) = (delays[delays.Count / 2], delays[^1]);
        return $"Time to detection: of the latest {Words.Count(violations.Count, "violation")} "
            + (last <= TimeSpan.Zero ? "every one was found as the prediction was made." : $"half were found {(half <= TimeSpan.Zero ? "as the prediction was made" : $"within {Span(half)} of the prediction")}, all within {Span(last)}.");
    }

    /// <summary>How long people took: from a violation to its first review, and to its resolution; null where nobody reviewed.</summary>
    public static string? Reviews(IReadOnlyList<Violation> violations)
    {
        var reviewed = violations.Where(violation => violation.Trail.Count > 0).ToList();
        if (reviewed.Count == 0) return null;
        var resolved = reviewed.Where(violation => violation.Status == ViolationStatus.Resolved).ToList();
        var first = Median(reviewed.Select(violation => violation.Trail[0].At - violation.Timestamp));
        var text = $"Of the latest {Words.Count(violations.Count, "violation")} people looked at {Words.Count(reviewed.Count)}, half of them within {Span(first)}";
        return resolved.Count == 0 ? text + "; none is resolved yet." : $"{text}; {Words.Count(resolved.Count)} are resolved, half of them within {Span(Median(resolved.Select(violation => violation.Trail[^1].At - violation.Timestamp)))}.";
    }

    public static string Rate(SafetyRate rate) => rate.Rate is { } value ? Words.Percent(value) : "–";

    public static string Upper(SafetyRate rate) => rate.Upper is { } value ? Words.Percent(value) : "–";

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        List<TimeSpan> sorted = [.. times.Order()];
        return sorted[sorted.Count / 2];
    }

    private static string Span(TimeSpan time) => time switch
    {
        _ when time < Hour => Words.Count((long)Math.Max(1, Math.Ceiling(time.TotalMinutes)), "minute"),
        { TotalDays: < 2 } => Words.Count((long)Math.Ceiling(time.TotalHours), "hour"),
        _ => Words.Count((long)Math.Ceiling(time.TotalDays), "day"),
    };
}

using Analytics.Contracts.Alerting;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Monitors;
using Analytics.Core.Performance;
using System.Globalization;

namespace Analytics.Core.Alerts.Notices;

/// <summary>Puts what a monitor saw into words, with the address and the notebook cell that show it again.</summary>
internal static class EvidenceText
{
    private const int MostTold = 3;
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>What changed, how much, and in which columns or segments.</summary>
    public static string What(AlertEvidence evidence, bool isActive, string? detail)
    {
        var where = Where(evidence);
        if (!isActive) return string.Create(English, $"{where}: {evidence.Check} is ok again. {detail}").TrimEnd();
        if (evidence.Findings.Count == 0) return $"{where}: {detail}";
        var told = string.Join(" ", evidence.Findings.Take(MostTold).Select(finding => finding.Because));
        var rest = evidence.Alerting - Math.Min(MostTold, evidence.Findings.Count);
        return string.Create(English, $"{where}, {Window(evidence.Provenance.Window)}: {told}{(rest > 0 ? $" And {rest} more of {evidence.Judged}." : "")}");
    }

    /// <summary>What it is about.</summary>
    public static string Where(AlertEvidence evidence) =>
        $"{evidence.Model}{(evidence.Version is { } version ? $" {version}" : "")}{(evidence.Segment is { } segment ? $", {segment}" : "")}";

    /// <summary>How sure it is.</summary>
    public static string Sure(AlertEvidence evidence)
    {
        var first = evidence.Findings[0];
        List<string> parts = [];
        if (first.PValue is { } p) parts.Add(p < 1e-6 ? "chance alone gives this less than once in a million" : string.Create(English, $"chance alone gives this with p = {p:0.######}"));
        if (first is { Lower: { } lower, Upper: { } upper }) parts.Add(string.Create(English, $"95 % interval {lower:0.####} to {upper:0.####}"));
        parts.Add(string.Create(English, $"{first.Method ?? evidence.Check} on {first.N:#,0} rows{(first.ReferenceN > 0 ? $" against {first.ReferenceN:#,0}" : "")}"));
        parts.Add(Alarms(evidence, first));
        return string.Join("; ", parts) + ".";
    }

    /// <summary>How often the rule is wrong; a limit that somebody set, or a factor, is not right or wrong by chance.</summary>
    private static string Alarms(AlertEvidence evidence, Finding first) => evidence.Rule switch
    {
        MonitorRules.Threshold => string.Create(English, $"the limit of {first.Threshold:0.####} was set by hand"),
        MonitorRules.Deviation => string.Create(English, $"beyond {first.Threshold:0.####}, the end of what is usual from window to window"),
        MonitorRules.EDetector => string.Create(English, $"evidence {Math.Min(first.EValue ?? 0, 1e9):#,0} over the windows, which comes to {1 / evidence.Level:#,0} once in as many windows by chance"),
        _ when first.Method == "volume" => "four times more or fewer than usual",
        _ when first.Check == PerformanceFindings.ConceptDrift => "a rise that stands at the end of the window and is of a size that matters",
        _ => string.Create(English, $"a look like this raises a false alarm at most once in {1 / evidence.Level:#,0} times"),
    };

    /// <summary>What to do first.</summary>
    public static string Next(AlertEvidence evidence) => evidence.Check switch
    {
        _ when evidence.Findings.Count == 0 => "See the log of the service for why the check failed; it is tried again by itself, and until it works nothing is watched here",
        MonitorChecks.Safety => $"Review the violations (GET /v1/safety/violations?model={Uri.EscapeDataString(evidence.Model)}&status=open) and, where they are real, switch back to the last safe version or tighten the rules",
        _ when evidence.Findings[0].Check is PerformanceFindings.EstimatorGap or PerformanceFindings.ConceptDrift =>
            "The truth follows otherwise from the same inputs, which no repair of the data mends: see since when and for whom, and train anew on what came after",
        _ when evidence.Findings[0].Check == PerformanceFindings.Calibration =>
            "Fit the scores to the truth anew (isotonic or Platt's) on recent labels; until then what is decided by a limit of the score is off",
        MonitorChecks.Fairness => "See which values of the segment lost, and whether they have fewer labels or other inputs than the rest, before the model goes on deciding for them",
        MonitorChecks.Performance or MonitorChecks.Realised or MonitorChecks.Estimate => "See which segments and versions lost, check whether the inputs drifted too, and consider the last good version or training anew",
        MonitorChecks.Measure or MonitorChecks.Series => "Look at the figures by version and segment",
        _ => "Check the source of the columns named: unit, encoding, missing values; when the change is real, see what it does to performance",
    };

    /// <summary>Address of the page with the figures, for the same window and reference. Faults of the data stand first on the page of the causes.</summary>
    public static string Link(AlertEvidence evidence, string publicUrl) =>
        publicUrl.TrimEnd('/') + (evidence.Check == MonitorChecks.Quality ? Path(evidence, "explain") : Path(evidence));

    /// <summary>Address that ranks the causes; null where there is nothing to rank.</summary>
    public static string? Explain(AlertEvidence evidence, string publicUrl) =>
        evidence.Check is MonitorChecks.Safety or MonitorChecks.Measure or MonitorChecks.Series ? null : publicUrl.TrimEnd('/') + Path(evidence, "explain");

    /// <summary>A cell that reads them in a notebook.</summary>
    public static string Notebook(AlertEvidence evidence, string publicUrl) =>
        AlertCell.OfMonitor(evidence, publicUrl) ?? NotebookCell.Get(Path(evidence), publicUrl);

    private static string Path(AlertEvidence evidence, string? asked = null)
    {
        var route = asked ?? evidence.Check switch
        {
            MonitorChecks.Safety => "safety",
            MonitorChecks.Drift or MonitorChecks.PredictionDrift or MonitorChecks.LabelDrift or MonitorChecks.Multivariate => "drift",
            MonitorChecks.Quality => "quality",
            MonitorChecks.Measure or MonitorChecks.Series => "scorecard",
            _ => "performance",
        };
        var window = evidence.Provenance.Window;
        var path = $"/v1/models/{Uri.EscapeDataString(evidence.Model)}/{route}?from={Wire(window.From)}&to={Wire(window.To)}";
        if (evidence.Version is { } version) path += $"&version={Uri.EscapeDataString(version)}";
        if (route is "scorecard") return path;
        if (evidence.Test is { } test && asked is null) path += $"&{Choice(route, test)}={Uri.EscapeDataString(test)}";
        if (evidence.Check == MonitorChecks.Multivariate && asked is null) path += "&multivariate=true";
        if (evidence.Segment is { } segment) path += $"&segment={Uri.EscapeDataString(segment)}";
        if (evidence.Provenance.DataSet is { } dataSet) return $"{path}&reference={ScopeText.DataSetPrefix}{Uri.EscapeDataString(dataSet)}";
        return evidence.Provenance.Reference is { } reference ? $"{path}&reference={Wire(reference.From)}/{Wire(reference.To)}" : path;
    }

    private static string Choice(string route, string test) =>
        route == "performance" ? "estimator" : Drift.DriftTests.NumericNames.Contains(test) ? "numericTest" : "categoricalTest";

    private static string Window(TimeRange window) => $"{FigureText.Time(window.From)} to {FigureText.Time(window.To)}";

    private static string Wire(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", English);
}

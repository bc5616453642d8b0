using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Registry;

namespace Analytics.Core.Monitors;

/// <summary>Checks a monitor that someone defines.</summary>
internal static class MonitorRules
{
    public const string Sliding = "sliding";
    public const string Fixed = "fixed";
    public const string Count = "count";
    public const string Verdict = "verdict";
    public const string Threshold = "threshold";
    public const string Deviation = "deviation";
    public const string PValue = "pValue";
    public const string EDetector = "eDetector";
    public const string Up = "up";
    public const string Down = "down";
    public const string Both = "both";

    private static readonly string[] Corrections = ["holm", "bonferroni", "bh", "by"];

    /// <summary>Windows without which nothing is usual.</summary>
    public const int LeastWindows = 5;

    private const int LongestText = 200;
    private const int MostColumns = 200;
    private const long FewestRows = 100;
    private const long MostRows = 10_000_000;
    private static readonly string[] Windows = [Sliding, Fixed, Count];
    private static readonly string[] Sides = [Up, Down, Both];
    private static readonly string[] Kinds = [Verdict, Threshold, Deviation, PValue, EDetector];
    private static readonly string[] Operators = [">", ">=", "<", "<="];
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Faults by JSON pointer; empty when it may be used.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(MonitorDefinition monitor, MonitorChecks checks, MeasureEngine engine)
    {
        var faults = new FaultList();
        if (!RegistryNames.IsValid(monitor.Uid)) faults.Add("/uid", RegistryNames.Sentence);
        if (monitor.Title is { Length: 0 or > LongestText }) faults.Add("/title", $"Must be 1 to {LongestText} characters.");
        if (!RegistryNames.IsValid(monitor.Model)) faults.Add("/model", RegistryNames.Sentence);
        if (monitor.Version is { } version && !RegistryNames.IsValid(version)) faults.Add("/version", RegistryNames.Sentence);
        if (monitor.Segment is { } segment && ScopeText.Segment(segment) is null) faults.Add("/segment", $"M{ScopeText.SegmentRule[1..]}.");
        if (monitor.Columns is null || monitor.Columns.Count > MostColumns || monitor.Columns.Any(string.IsNullOrEmpty))
            faults.Add("/columns", $"Must be at most {MostColumns} names.");
        if (monitor.MinSamples < 0) faults.Add("/minSamples", "Must be 0 or more.");
        if (!Enum.IsDefined(monitor.Severity)) faults.Add("/severity", "Must be info, warning, error or critical.");
        CheckWindow(monitor.Window, faults);
        CheckReference(monitor.Reference, faults);
        CheckRule(monitor.Rule, monitor.Check, faults);
        if (checks.Find(monitor.Check) is { } check) CheckOptions(monitor, check, engine, faults);
        else faults.Add("/check", $"Must be one of {string.Join(", ", checks.All.Select(known => known.Name))}.");
        return faults.ByPointer;
    }

    private static void CheckWindow(MonitorWindow? window, FaultList faults)
    {
        if (window is null || !Windows.Contains(window.Kind))
        {
            faults.Add("/window/kind", $"Must be one of {string.Join(", ", Windows)}.");
            return;
        }

        faults.Between(window.Length, Hour, TimeSpan.FromDays(90), "/window/length");
        if (window.Length.Ticks % Hour.Ticks != 0) faults.Add("/window/length", "Must be whole hours.");
        if (window.Kind == Sliding)
        {
            faults.Between(window.Step, Hour, window.Length, "/window/step");
            if (window.Step.Ticks % Hour.Ticks != 0) faults.Add("/window/step", "Must be whole hours.");
        }

        if (window.Kind == Count && window.Rows is not (>= FewestRows and <= MostRows)) faults.Add("/window/rows", $"Must be {FewestRows} to {MostRows}.");
    }

    private static void CheckReference(string? reference, FaultList faults)
    {
        var known = reference is References.Registered or References.Previous
            || (reference?.StartsWith(ScopeText.DataSetPrefix, StringComparison.Ordinal) == true && RegistryNames.IsValid(reference.AsSpan(ScopeText.DataSetPrefix.Length)))
            || (reference is not null && ScopeText.Interval(reference) is not null);
        if (!known) faults.Add("/reference", "Must be registered, previous, dataset:NAME or FROM/TO in ISO 8601.");
    }

    private static void CheckRule(MonitorRule? rule, string? check, FaultList faults)
    {
        if (rule is null || !Kinds.Contains(rule.Kind))
        {
            faults.Add("/rule/kind", $"Must be one of {string.Join(", ", Kinds)}.");
            return;
        }

        if (rule.Kind == Threshold)
        {
            if (!Operators.Contains(rule.Op)) faults.Add("/rule/op", "Must be >, >=, < or <=.");
            if (rule.Value is not { } value || !double.IsFinite(value)) faults.Add("/rule/value", "Must be a finite number.");
            if (rule.Of is not ("value" or "lower" or "upper")) faults.Add("/rule/of", "Must be value, lower or upper.");
        }

        if (rule.Alpha is not (null or (> 0 and < 1))) faults.Add("/rule/alpha", "Must lie between 0 and 1.");
        if (!(rule.K > 0) || !double.IsFinite(rule.K)) faults.Add("/rule/k", "Must be above 0.");
        if (rule.Windows is < LeastWindows or > 60) faults.Add("/rule/windows", "Must be 5 to 60.");
        if (!Corrections.Contains(rule.Correction)) faults.Add("/rule/correction", $"Must be one of {string.Join(", ", Corrections)}.");
        if (rule.Side is null) return;
        if (rule.Kind != EDetector && !(rule.Kind == Verdict && check == MonitorChecks.Measure)) faults.Add("/rule/side", "Only eDetector takes one, and the verdict on a measure.");
        else if (!Sides.Contains(rule.Side)) faults.Add("/rule/side", $"Must be one of {string.Join(", ", Sides)}.");
    }

    private static void CheckOptions(MonitorDefinition monitor, MonitorCheck check, MeasureEngine engine, FaultList faults)
    {
        if (monitor.Test is { } test && !check.Tests.Contains(test))
            faults.Add("/test", check.Tests.Count == 0 ? "This check has no choice of tests." : $"Must be one of {string.Join(", ", check.Tests)}.");
        if (check.Name is not (MonitorChecks.Measure or MonitorChecks.Series))
        {
            if (monitor.Measure is not null) faults.Add("/measure", "Only the checks measure and series take one.");
            if (monitor.Filters is not null) faults.Add("/filters", "Only the checks measure and series take them.");
            return;
        }

        if (monitor.Measure is null)
        {
            faults.Add("/measure", "Is required by the checks measure and series.");
            return;
        }

        if (!MeasureCheck.IsOfModels(monitor.Measure))
        {
            if (monitor.Version is not null) faults.Add("/version", "The measure belongs to no version.");
            if (monitor.Segment is not null) faults.Add("/segment", "The measure belongs to no segment; see filters.");
        }

        if (monitor.Aggregate == "histogram") faults.Add("/aggregate", "A histogram is no figure.");
        var asked = new MeasureQuery
        {
            Measure = monitor.Measure,
            Aggregate = monitor.Aggregate,
            Filters = MeasureCheck.FiltersOf(monitor),
            Range = new TimeRange(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)),
        };
        foreach (var (pointer, messages) in engine.Check(asked)) faults.Add(pointer, messages[0]);
    }
}

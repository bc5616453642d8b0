using System.Text.RegularExpressions;
using Analytics.Contracts.Alerting;
using Analytics.Core.Measures;
using Analytics.Core.Registry;

namespace Analytics.Core.Alerts;

/// <summary>Checks a rule that someone stores; its thresholds and its question are its source's business.</summary>
internal static partial class AlertRuleRules
{
    private const int LongestTitle = 200;
    private const int LongestAddress = 2_000;
    private const int MostLabels = 20;
    private const int LongestLabel = 200;
    private const int MostMutedBy = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static void Check(AlertRule rule, FaultList faults)
    {
        if (!RegistryNames.IsValid(rule.Uid)) faults.Add("/uid", RegistryNames.Sentence);
        if (rule.Title is { Length: 0 or > LongestTitle }) faults.Add("/title", $"Must be 1 to {LongestTitle} characters.");
        faults.Between(rule.Every, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1), "/every");
        faults.Between(rule.Offset, TimeSpan.Zero, Longest, "/offset");
        faults.Between(rule.For, TimeSpan.Zero, Longest, "/for");
        faults.Between(rule.KeepFiringFor, TimeSpan.Zero, Longest, "/keepFiringFor");
        if (rule.MinSamples < 0) faults.Add("/minSamples", "Must be 0 or more.");
        if (!Enum.IsDefined(rule.NoData)) faults.Add("/noData", "Must be ok, alert or keep.");
        if (!Enum.IsDefined(rule.OnError)) faults.Add("/onError", "Must be keep.");
        if (!Enum.IsDefined(rule.Severity)) faults.Add("/severity", "Must be info, warning, error or critical.");
        CheckLabels(rule.Labels, faults);
        if (rule.Runbook is { } runbook && !IsPage(runbook)) faults.Add("/runbook", "Must be an address of a page, http or https.");
        if (rule.MutedBy is null || rule.MutedBy.Count > MostMutedBy || rule.MutedBy.Any(other => !RegistryNames.IsValid(other)))
            faults.Add("/mutedBy", $"Must be at most {MostMutedBy} ids of rules.");
        else if (rule.MutedBy.Contains(rule.Uid))
            faults.Add("/mutedBy", "A rule can't mute itself.");
    }

    private static void CheckLabels(IReadOnlyDictionary<string, string>? labels, FaultList faults)
    {
        if (labels is null || labels.Count > MostLabels)
        {
            faults.Add("/labels", $"Must be at most {MostLabels} labels.");
            return;
        }

        foreach (var (name, value) in labels)
        {
            if (!LabelName().IsMatch(name)) faults.Add("/labels", "Names must be 1 to 100 letters, digits and . _ -, beginning with a letter.");
            else if (name is AlertLabels.Rule or AlertLabels.Severity or AlertLabels.Problem) faults.Add($"/labels/{name}", "The service sets this label itself.");
            else if (value is null || value.Length > LongestLabel) faults.Add($"/labels/{name}", $"Must be at most {LongestLabel} characters.");
        }
    }

    private static bool IsPage(string address) =>
        address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9._-]{0,99}$")]
    private static partial Regex LabelName();
}

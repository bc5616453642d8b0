using System.Security.Cryptography;
using System.Text.Json;
using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>Labels and ids of alerts.</summary>
internal static class AlertLabels
{
    public const string Rule = "rule";
    public const string Severity = "severity";

    /// <summary>Label of the alert that a rule can't be evaluated.</summary>
    public const string Problem = "problem";

    private const int IdBytes = 12;
    private static readonly string[] OfTheRuleItself = [Rule, Severity, Problem];

    /// <summary>All labels of an alert of a rule: the one values of its filters, the breakdown values, those of the rule, its id and severity.</summary>
    public static IReadOnlyDictionary<string, string> Of(AlertRule rule, IReadOnlyDictionary<string, string?> keys, bool isHealth)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var filter in rule.Query?.Filters ?? [])
            if (filter is { Op: "eq" or "in", Values.Count: 1 }) labels[filter.Field] = filter.Values[0];
        foreach (var (key, value) in keys) labels[key] = value ?? "";
        foreach (var (label, value) in rule.Labels) labels[label] = value;
        if (isHealth) labels[Problem] = "evaluation";
        labels[Rule] = rule.Uid;
        labels[Severity] = SeverityName(rule.Severity);
        return labels;
    }

    /// <summary>Id of the alert of a rule for breakdown values: changes with neither labels nor severity.</summary>
    public static string IdOf(string rule, IReadOnlyDictionary<string, string?> keys, bool isHealth) =>
        Hash([rule, isHealth ? "health" : "", .. keys.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value })]);

    /// <summary>A short digest of texts, for ids.</summary>
    public static string Hash(IEnumerable<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts))[..IdBytes]);

    /// <summary>Labels that say what an alert is about, without those that say which rule saw it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Subject(IReadOnlyDictionary<string, string> labels) =>
        labels.Where(label => !OfTheRuleItself.Contains(label.Key));

    public static string SeverityName(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => "critical",
        AlertSeverity.Error => "error",
        AlertSeverity.Warning => "warning",
        _ => "info",
    };
}

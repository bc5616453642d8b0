using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>Which alerts make others not worth telling.</summary>
internal static class AlertInhibition
{
    /// <summary>The active alert that mutes another; null where none does.</summary>
    public static Alert? Of(AlertView view, IReadOnlyList<AlertView> active) =>
        active.FirstOrDefault(other => other.Alert.Id != view.Alert.Id && (Outweighs(other, view) || Explains(other, view)))?.Alert;

    // A critical alert mutes the warning about the same thing. Alerts that say nothing of what they are about are about different things.
    private static bool Outweighs(AlertView other, AlertView view) =>
        other.Rule.Severity == AlertSeverity.Critical
        && view.Rule.Severity == AlertSeverity.Warning
        && AlertLabels.Subject(view.Alert.Labels).Any()
        && AlertLabels.Subject(view.Alert.Labels).OrderBy(label => label.Key, StringComparer.Ordinal)
            .SequenceEqual(AlertLabels.Subject(other.Alert.Labels).OrderBy(label => label.Key, StringComparer.Ordinal));

    private static bool Explains(AlertView other, AlertView view) =>
        view.Rule.MutedBy.Contains(other.Rule.Uid)
        && AlertLabels.Subject(view.Alert.Labels).All(label => other.Alert.Labels.GetValueOrDefault(label.Key, label.Value) == label.Value);
}

using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;
using Analytics.Core.Findings.Columns;
using Analytics.Core.Measures;
using Analytics.Core.Registry;

namespace Analytics.Core.Monitors;

/// <summary>
/// Whether what a monitor names is there: the version, the columns, the data set. Of a model that has recorded nothing yet only a data set can be missed:
/// its monitors may come first.
/// </summary>
public sealed class MonitorTargets(ModelRegistry registry, ReferenceDataSets sets)
{
    private const string Feature = "features.";
    private static readonly string[] OfColumns = [MonitorChecks.Drift, MonitorChecks.PredictionDrift, MonitorChecks.LabelDrift];

    /// <summary>Faults by JSON pointer; empty when all is known.</summary>
    public IReadOnlyDictionary<string, string[]> Check(MonitorDefinition monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        var faults = new FaultList();
        if (monitor.Reference?.StartsWith(ScopeText.DataSetPrefix, StringComparison.Ordinal) == true && sets.Find(monitor.Model, monitor.Reference[ScopeText.DataSetPrefix.Length..]) is null)
            faults.Add("/reference", $"{monitor.Model} has no data set of this name{Known(sets.Of(monitor.Model).Select(set => set.Name))}.");

        var known = registry.VersionsOf(monitor.Model);
        if (known.Count == 0) return faults.ByPointer;
        if (monitor.Version is { } version && !known.Contains(version)) faults.Add("/version", $"{monitor.Model} has no such version{Known(known)}.");
        else CheckColumns(monitor, [.. known.Where(one => monitor.Version is null || one == monitor.Version).Select(one => registry.Find(monitor.Model, one)).OfType<ModelVersion>()], faults);
        return faults.ByPointer;
    }

    /// <summary>Columns of the checks on drift are the model's; those of others may be figures (auc), and only features can be missed.</summary>
    private void CheckColumns(MonitorDefinition monitor, IReadOnlyList<ModelVersion> versions, FaultList faults)
    {
        if (versions.Count == 0 || monitor.Columns is null) return;
        var columns = ModelColumns.Of(monitor.Model, versions, registry).Select(column => column.Name).ToHashSet();
        for (var at = 0; at < monitor.Columns.Count; at++)
        {
            var column = monitor.Columns[at];
            if (column is null || columns.Contains(column)) continue;
            if (columns.Contains(Feature + column)) faults.Add($"/columns/{at}", $"Must be {Feature}{column}.");
            else if (OfColumns.Contains(monitor.Check) || column.StartsWith(Feature, StringComparison.Ordinal)) faults.Add($"/columns/{at}", $"{monitor.Model} has no such column.");
        }
    }

    private static string Known(IEnumerable<string> names) => string.Join(", ", names.Take(5)) is { Length: > 0 } some ? $"; it has {some}" : "";
}

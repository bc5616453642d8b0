using System.Collections.Concurrent;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Monitors;

/// <summary>
/// Turns "at most N false alarms a month" into the level of each look. By the union bound the expected number of false alarms of a month is at most the sum
/// of the levels of its looks: N is shared out evenly over the monitors of the model (one for each slice) and their windows; the share of a window over its
/// looks, the j-th getting 6 / (π² j²) of it, so that looking at a window that is still running, or again when late data came, costs nothing more; and the
/// analysers share the level of a look out over its columns.
/// </summary>
public sealed class AlarmBudgets(IDocuments documents) : IDisposable
{
    private const string Collection = "alarmBudgets";
    private const string ControlCollection = "alarmControls";
    private const string Shared = "budget";
    private const string Online = "lordPlusPlus";
    private const double Smallest = 0.01;
    private const double Largest = 100;

    /// <summary>Below this no p-value of the analysers could be.</summary>
    private const double SmallestLevel = 1e-9;

    /// <summary>Above this a finding is none.</summary>
    private const double LargestLevel = 0.05;

    private readonly ConcurrentDictionary<string, AlarmBudget> budgets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AlarmControl> controls = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim writing = new(1);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var budget in await documents.ListAsync<AlarmBudget>(Collection, cancellationToken)) budgets[budget.Model] = budget;
        foreach (var control in await documents.ListAsync<AlarmControl>(ControlCollection, cancellationToken)) controls[control.Model] = control;
    }

    /// <summary>The budget of a model.</summary>
    public AlarmBudget Of(string model) => budgets.GetValueOrDefault(model) ?? new AlarmBudget { Model = model };

    /// <summary>Stores a budget. Faults by JSON pointer; empty when stored.</summary>
    public async Task<IReadOnlyDictionary<string, string[]>> PutAsync(AlarmBudget budget, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var faults = new FaultList();
        if (!RegistryNames.IsValid(budget.Model)) faults.Add("/model", RegistryNames.Sentence);
        if (budget.FalseAlarmsPerMonth is not (>= Smallest and <= Largest)) faults.Add("/falseAlarmsPerMonth", "Must be 0.01 to 100.");
        if (budget.Control is not (Shared or Online)) faults.Add("/control", $"Must be {Shared} or {Online}.");
        if (budget.FalseDiscoveryRate is not (> 0 and < 1)) faults.Add("/falseDiscoveryRate", "Must lie between 0 and 1.");
        if (faults.ByPointer.Count > 0) return faults.ByPointer;

        await writing.WaitAsync(cancellationToken);
        try
        {
            await documents.PutAsync(Collection, budget.Model, budget, cancellationToken);
            budgets[budget.Model] = budget;
        }
        finally
        {
            writing.Release();
        }

        return faults.ByPointer;
    }

    public void Dispose() => writing.Dispose();

    /// <summary>Whether a monitor takes a share of its model's budget: its rule judges by a level, and it names none of its own.</summary>
    internal static bool IsShared(MonitorDefinition monitor) =>
        monitor.Rule is { Alpha: null, Kind: MonitorRules.Verdict or MonitorRules.PValue or MonitorRules.EDetector };

    /// <summary>Level of a window of a monitor, over all its looks.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="siblings">How many monitors share the budget of its model, itself included.</param>
    internal double LevelOf(MonitorDefinition monitor, int siblings) => monitor.Rule.Alpha is { } alpha
        ? alpha
        : Math.Clamp(Of(monitor.Model).FalseAlarmsPerMonth / (Math.Max(1, siblings) * WindowSchedule.PerMonth(monitor)), SmallestLevel, LargestLevel);

    /// <summary>Level of the next look at a window.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="siblings">How many monitors share the budget of its model, itself included.</param>
    /// <param name="look">Which look it is, from 1.</param>
    internal double LevelOfLook(MonitorDefinition monitor, int siblings, int look) => IsOnline(monitor)
        ? Math.Max(SmallestLevel, Procedure(monitor.Model).Test(1).Level)
        : Math.Max(SmallestLevel, LevelOf(monitor, siblings) * 6 / (Math.PI * Math.PI * look * look));

    /// <summary>Tells the online control what came of a look, so that it knows the level of the next.</summary>
    internal async Task RecordAsync(MonitorDefinition monitor, bool isAlert, CancellationToken cancellationToken)
    {
        if (!IsOnline(monitor)) return;
        await writing.WaitAsync(cancellationToken);
        try
        {
            // The procedure asks for nothing of a p-value but whether it passed the bar.
            var procedure = Procedure(monitor.Model);
            procedure.Test(isAlert ? 0 : 1);
            var control = new AlarmControl(monitor.Model, Of(monitor.Model).FalseDiscoveryRate, procedure.ToBytes());
            await documents.PutAsync(ControlCollection, control.Model, control, cancellationToken);
            controls[control.Model] = control;
        }
        finally
        {
            writing.Release();
        }
    }

    private bool IsOnline(MonitorDefinition monitor) =>
        monitor.Rule is { Alpha: null, Kind: MonitorRules.Verdict or MonitorRules.PValue } && Of(monitor.Model).Control == Online;

    private LordPlusPlus Procedure(string model)
    {
        var rate = Of(model).FalseDiscoveryRate;
        return controls.GetValueOrDefault(model) is { } control && control.Rate == rate ? LordPlusPlus.FromBytes(control.State) : new LordPlusPlus(rate);
    }
}

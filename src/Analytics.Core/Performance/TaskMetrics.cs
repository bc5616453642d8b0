using Analytics.Contracts.Models;
using Analytics.Core.Measures;

namespace Analytics.Core.Performance;

/// <summary>The metrics by which a task is watched, most telling first: measures of the one catalogue.</summary>
internal sealed record TaskMetrics(IReadOnlyList<TaskMetric> All)
{
    public static TaskMetrics Of(ModelTask task) => new(task switch
    {
        ModelTask.Binary => [Better("auc", 0.02), Better("accuracy", 0.02), Worse("brier", 0.01), Worse("logLoss", relative: 0.1)],
        ModelTask.Multiclass => [Better("accuracy", 0.02), Worse("logLoss", relative: 0.1)],
        ModelTask.Regression => [Worse("mae", relative: 0.1), Worse("rmse", relative: 0.1)],
        _ => [Better("ndcg", 0.02), Better("hitRate", 0.02), Better("reciprocalRank", 0.02)],
    });

    public IReadOnlyList<MeasureAggregate> Aggregates => [.. All.Select(metric => metric.Aggregate)];

    private static TaskMetric Better(string name, double matters) => new(name, HigherIsBetter: true, matters, 0, Default(name));

    private static TaskMetric Worse(string name, double matters = 0, double relative = 0) => new(name, HigherIsBetter: false, matters, relative, Default(name));

    private static MeasureAggregate Default(string name) => MeasureCatalogue.Find(name)!.Aggregates[0];
}

using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Analytics.Learning.Series;

/// <summary>
/// A step as a chain of ML.NET's own transformers, which is all that other assemblies can save: the value under a fixed name, the plan as a constant
/// text, a stateful mapping that ML.NET finds again by its contract, and the scores under their own names.
/// </summary>
internal static class SavedForm
{
    /// <summary>Place of the transformer with the text of the plan.</summary>
    private const int PlanPlace = 1;

    public static ITransformer Of(SeriesPlan plan)
    {
        var context = new MLContext();
        var empty = context.Data.LoadFromEnumerable(Array.Empty<SavedCell>());
        var named = context.Transforms.CopyColumns(plan.Input, SavedCell.ValueColumn).Fit(empty).Transform(empty);
        return Pipeline(context, plan, Convert.ToBase64String(plan.Serialised())).Fit(named);
    }

    public static SchemaShape Shape(SeriesPlan plan, SchemaShape input) => Pipeline(new(), plan, "").GetOutputSchema(input);

    /// <summary>The plan of a transformer of ours, trained or loaded; null for others.</summary>
    public static SeriesPlan? PlanOf(ITransformer transformer) => transformer switch
    {
        SeriesTransformer step => step.Plan,
        TransformerChain<ITransformer> chain when chain.Any(IsMapping) => Read(chain.ElementAt(PlanPlace)),
        _ => null,
    };

    private static bool IsMapping(ITransformer transformer) => transformer
        is StatefulCustomMappingTransformer<SavedCell, SavedSpike, SavedRun>
        or StatefulCustomMappingTransformer<SavedCell, SavedChangePoint, SavedRun>
        or StatefulCustomMappingTransformer<SavedCell, SavedForecast, SavedRun>;

    private static SeriesPlan Read(ITransformer constant)
    {
        var row = new MLContext().Data.LoadFromEnumerable([new SavedCell()]);
        return SeriesPlan.Parse(Convert.FromBase64String(constant.Transform(row).GetColumn<string>(SavedCell.PlanColumn).Single()));
    }

    private static EstimatorChain<ITransformer> Pipeline(MLContext context, SeriesPlan plan, string text)
    {
        var steps = context.Transforms;
        var chain = new EstimatorChain<ITransformer>()
            .Append(steps.CopyColumns(SavedCell.ValueColumn, plan.Input))
            .Append(steps.Expression(SavedCell.PlanColumn, $"(value) : \"{text}\"", SavedCell.ValueColumn));
        return plan switch
        {
            ForecastPlan forecast => Named(steps, chain.Append(new SavedForecastMapping().Estimator(steps)), forecast.Columns(), SavedForecast.ColumnNames),
            IidChangePointPlan or SsaChangePointPlan => Named(steps, chain.Append(new SavedChangePointMapping().Estimator(steps)), plan.Columns(), [SavedChangePoint.ScoresColumn]),
            _ => Named(steps, chain.Append(new SavedSpikeMapping().Estimator(steps)), plan.Columns(), [SavedSpike.ScoresColumn]),
        };
    }

    private static EstimatorChain<ITransformer> Named<TLast>(TransformsCatalog steps, EstimatorChain<TLast> chain, IReadOnlyList<SeriesColumn> columns, string[] saved)
        where TLast : class, ITransformer
    {
        var named = chain.Append<ITransformer>(steps.CopyColumns(columns[0].Name, saved[0]));
        foreach (var (column, name) in columns.Zip(saved).Skip(1)) named = named.Append<ITransformer>(steps.CopyColumns(column.Name, name));
        return named.Append<ITransformer>(steps.DropColumns([SavedCell.ValueColumn, SavedCell.PlanColumn, .. saved]));
    }
}

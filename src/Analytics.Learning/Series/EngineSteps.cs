using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>The steps of a transformer laid over a row, ours with a state that goes on from row to row.</summary>
internal sealed class EngineSteps
{
    private readonly List<ITransformer> steps = [];
    private readonly Dictionary<int, SeriesRow> series = [];

    public EngineSteps(ITransformer transformer, DataViewRow input, bool consumeFirst)
    {
        Row = input;
        foreach (var step in Flatten(transformer)) Add(step, consumeFirst);
    }

    /// <summary>The row after the last step.</summary>
    public DataViewRow Row { get; private set; }

    /// <summary>The steps as they stand now.</summary>
    public IEnumerable<ITransformer> Saved => steps.Select((step, place) => series.TryGetValue(place, out var row) ? row.Run.Saved.ToTransformer() : step);

    /// <summary>Asks the forecasters for another horizon or confidence; null for their own.</summary>
    public void Ask(int? horizon, double? confidence)
    {
        foreach (var row in series.Values) (row.Run as ForecastRun)?.Ask(horizon, confidence);
    }

    /// <summary>Takes in the row that the input has moved to.</summary>
    public void Advance()
    {
        foreach (var row in series.OrderBy(each => each.Key).Select(each => each.Value)) row.Advance();
    }

    private static IEnumerable<ITransformer> Flatten(ITransformer transformer) =>
        transformer is IEnumerable<ITransformer> chain && SavedForm.PlanOf(transformer) is null ? chain.SelectMany(Flatten) : [transformer];

    private void Add(ITransformer step, bool consumeFirst)
    {
        steps.Add(step);
        if (SavedForm.PlanOf(step) is { } plan)
        {
            var row = new SeriesRow(Row, SeriesSchema.Append(Row.Schema, plan.Columns()), plan, plan.Start(consumeFirst));
            (series[steps.Count - 1], Row) = (row, row);
            return;
        }

        if (!step.IsRowToRowMapper) throw new ArgumentException($"The step {step.GetType().Name} does not work on one row at a time.", nameof(step));
        var mapper = step.GetRowToRowMapper(Row.Schema);
        Row = mapper.GetRow(Row, mapper.OutputSchema);
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>
/// A trained time-series step. It reads the rows in their order, and each pass over the data that it transforms starts from where training ended (or
/// the saved state stood): passes give the same figures, and may run at once. It is no row-to-row mapper, as a row's figures depend on those before
/// it: for one row at a time there is <see cref="PredictionFunctionExtensions"/>.
/// </summary>
/// <remarks>
/// <para>
/// <c>MLContext.Model.Save</c> and <c>Load</c> work, with an <see cref="MLContext"/> that knows nothing of this library. ML.NET does not let other
/// assemblies register loaders of their own transformers, so the step is saved as a chain of ML.NET's own that runs it. What is loaded writes the same
/// columns and figures, and an engine on it goes on from the saved state. But it has no slot names, its forecasts are vectors of variable size, it
/// passes over the rows whose scores nobody reads, and its data cannot be read without its scores: ML.NET's stateful mappings are so. Call
/// <see cref="LoadedSeriesModel.WithSeriesSteps"/> on the loaded model, and it is again what was saved.
/// </para>
/// </remarks>
public abstract class SeriesTransformer : ITransformer
{
    private protected SeriesTransformer(SeriesPlan plan) => Plan = plan;

    /// <summary>False: the figures of a row depend on the rows before it.</summary>
    public bool IsRowToRowMapper => false;

    internal SeriesPlan Plan { get; }

    /// <summary>The columns after the step.</summary>
    /// <param name="inputSchema">The columns before it.</param>
    /// <returns>Those, and the ones that the step writes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of another type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        SeriesSchema.Find(inputSchema, Plan.Input, NumberDataViewType.Single);
        return SeriesSchema.Append(inputSchema, Plan.Columns());
    }

    /// <summary>The data with what the step writes. Nothing is computed before the rows are read; then O(history) memory a cursor.</summary>
    /// <param name="input">The data, the rows in the order of the series.</param>
    /// <returns>The data and the columns of the step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of another type.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SeriesSchema.Find(input.Schema, Plan.Input, NumberDataViewType.Single);
        return new SeriesView(input, Plan);
    }

    /// <summary>Not supported.</summary>
    /// <param name="inputSchema">The columns before the step.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException(
        "A time-series step keeps a state from row to row. Use CreateTimeSeriesEngine in place of CreatePredictionEngine.");

    /// <summary>Saves the step; called by <c>MLContext.Model.Save</c>.</summary>
    /// <param name="ctx">Where to save it.</param>
    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)SavedForm.Of(Plan)).Save(ctx);
}

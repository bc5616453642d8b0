using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>A time-series step of a pipeline, before training.</summary>
/// <typeparam name="TTransformer">The step after it.</typeparam>
public abstract class SeriesEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : SeriesTransformer
{
    private readonly SeriesPlan plan;

    private protected SeriesEstimator(SeriesPlan plan) => this.plan = plan;

    /// <summary>Trains the step. SSA steps read the first values of the input column that are not missing; the others read nothing.</summary>
    /// <param name="input">The data, the rows in the order of the series.</param>
    /// <returns>The trained step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of another type.</exception>
    /// <exception cref="ArgumentException">There are too few values to train on.</exception>
    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SeriesSchema.Find(input.Schema, plan.Input, NumberDataViewType.Single);
        return (TTransformer)plan.Train(input).ToTransformer();
    }

    /// <summary>The shape of the columns after the step; slot names are not in it.</summary>
    /// <param name="inputSchema">The shape of those before it.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        SeriesSchema.Check(inputSchema, plan.Input, NumberDataViewType.Single);
        return SavedForm.Shape(plan, inputSchema);
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>Turns loaded models into what they were before they were saved.</summary>
public static class LoadedSeriesModel
{
    /// <summary>
    /// Puts the time-series steps of this library in place of what stands for them in a loaded model: see the remarks of
    /// <see cref="SeriesTransformer"/>. <c>mlContext.Model.Load(path, out var schema).WithSeriesSteps()</c>
    /// </summary>
    /// <param name="transformer">A model from <c>MLContext.Model.Load</c>; others are returned with the steps they have.</param>
    /// <returns>The steps, each with the state that was saved.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="transformer"/> is null.</exception>
    public static ITransformer WithSeriesSteps(this ITransformer transformer)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        if (SavedForm.PlanOf(transformer) is { } plan) return plan.ToTransformer();
        return transformer is IEnumerable<ITransformer> chain ? new TransformerChain<ITransformer>([.. chain.Select(WithSeriesSteps)]) : transformer;
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Analytics.Learning.Series;

/// <summary>Makes engines that run a time-series pipeline one example at a time.</summary>
/// <remarks>
/// <para>## ML.NET pipelines</para>
/// <para>
/// As in ML.NET: <c>var engine = transformer.CreateTimeSeriesEngine&lt;Point, Reading&gt;(mlContext);</c>, then <c>engine.Predict(point)</c>,
/// <c>engine.Predict(horizon: 7)</c> and <c>engine.CheckPoint(mlContext, path)</c>. Two things are different. An SSA detector compares an example with
/// the forecast made before it; ML.NET's engine takes the example in first, and so compares it with the forecast of the value after it: pass
/// <c>consumeFirst: true</c> for its figures. And a prediction object that is passed by reference is replaced by a new one, not filled.
/// </para>
/// </remarks>
public static class PredictionFunctionExtensions
{
    /// <summary>An engine on a copy of the transformer's state.</summary>
    /// <typeparam name="TSrc">An example: its members are the input columns.</typeparam>
    /// <typeparam name="TDst">A prediction: its members are columns of the pipeline.</typeparam>
    /// <param name="transformer">A trained pipeline or step, or one that was loaded.</param>
    /// <param name="env">The <see cref="MLContext"/>.</param>
    /// <param name="ignoreMissingColumns">Whether members of <typeparamref name="TDst"/> may lack a column.</param>
    /// <param name="inputSchemaDefinition">Columns of <typeparamref name="TSrc"/>; null for those that its members tell.</param>
    /// <param name="outputSchemaDefinition">Columns of <typeparamref name="TDst"/>; null for those that its members tell.</param>
    /// <param name="consumeFirst">Whether SSA detectors take an example in before they forecast it, as ML.NET's engine does.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="transformer"/> or <paramref name="env"/> is null.</exception>
    /// <exception cref="ArgumentException">A step of the pipeline neither maps rows nor is a time-series step, or a column is missing.</exception>
    public static TimeSeriesPredictionEngine<TSrc, TDst> CreateTimeSeriesEngine<TSrc, TDst>(
        this ITransformer transformer,
        IHostEnvironment env,
        bool ignoreMissingColumns = false,
        SchemaDefinition? inputSchemaDefinition = null,
        SchemaDefinition? outputSchemaDefinition = null,
        bool consumeFirst = false)
        where TSrc : class
        where TDst : class, new() => transformer.CreateTimeSeriesEngine<TSrc, TDst>(
            env,
            new() { IgnoreMissingColumns = ignoreMissingColumns, InputSchemaDefinition = inputSchemaDefinition, OutputSchemaDefinition = outputSchemaDefinition },
            consumeFirst);

    /// <summary>An engine on a copy of the transformer's state.</summary>
    /// <typeparam name="TSrc">An example: its members are the input columns.</typeparam>
    /// <typeparam name="TDst">A prediction: its members are columns of the pipeline.</typeparam>
    /// <param name="transformer">A trained pipeline or step, or one that was loaded.</param>
    /// <param name="env">The <see cref="MLContext"/>.</param>
    /// <param name="options">Columns. The engine never owns the transformer.</param>
    /// <param name="consumeFirst">Whether SSA detectors take an example in before they forecast it, as ML.NET's engine does.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A step of the pipeline neither maps rows nor is a time-series step, or a column is missing.</exception>
    public static TimeSeriesPredictionEngine<TSrc, TDst> CreateTimeSeriesEngine<TSrc, TDst>(
        this ITransformer transformer, IHostEnvironment env, PredictionEngineOptions options, bool consumeFirst = false)
        where TSrc : class
        where TDst : class, new()
    {
        ArgumentNullException.ThrowIfNull(transformer);
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(options);
        return new(ContextOf(env), transformer, options, consumeFirst);
    }

    internal static MLContext ContextOf(IHostEnvironment env) => env as MLContext ?? new MLContext();
}

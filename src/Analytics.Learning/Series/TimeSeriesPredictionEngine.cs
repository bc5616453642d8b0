using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Analytics.Learning.Series;

/// <summary>
/// Runs a trained pipeline one example at a time and keeps the state of its time-series steps: each example moves them on. The transformer that it was
/// made from stays as it is. Not safe for several threads at once.
/// </summary>
/// <typeparam name="TSrc">An example: its members are the input columns.</typeparam>
/// <typeparam name="TDst">A prediction: its members are columns of the pipeline.</typeparam>
public sealed class TimeSeriesPredictionEngine<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly EngineFeed<TSrc> feed = new();
    private readonly DataViewSchema inputSchema;
    private readonly DataViewRowCursor input;
    private readonly EngineSteps steps;
    private readonly IEnumerator<TDst> predictions;

    internal TimeSeriesPredictionEngine(MLContext context, ITransformer transformer, PredictionEngineOptions options, bool consumeFirst)
    {
        var source = context.Data.LoadFromEnumerable(feed, options.InputSchemaDefinition);
        inputSchema = source.Schema;
        input = source.GetRowCursor(source.Schema);
        steps = new(transformer, input, consumeFirst);
        predictions = context.Data
            .CreateEnumerable<TDst>(new EngineView(steps.Row), reuseRowObject: false, options.IgnoreMissingColumns, options.OutputSchemaDefinition)
            .GetEnumerator();
    }

    /// <summary>Takes in an example and predicts.</summary>
    /// <param name="example">The example.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="example"/> is null.</exception>
    public TDst Predict(TSrc example) => Predict(example, null);

    /// <summary>Takes in an example and predicts, a forecast with the given horizon and confidence.</summary>
    /// <param name="example">The example.</param>
    /// <param name="horizon">Values ahead, at least 1; null for that of the pipeline.</param>
    /// <param name="confidenceLevel">Confidence of the bounds, above 0 and below 1; null for that of the pipeline.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="example"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the confidence is out of its range.</exception>
    public TDst Predict(TSrc example, int? horizon = null, float? confidenceLevel = null)
    {
        ArgumentNullException.ThrowIfNull(example);
        Take(example);
        return Read(horizon, confidenceLevel);
    }

    /// <summary>Forecasts from where the series stands. Only columns of forecasts may be asked for before the first example.</summary>
    /// <param name="horizon">Values ahead, at least 1; null for that of the pipeline.</param>
    /// <param name="confidenceLevel">Confidence of the bounds, above 0 and below 1; null for that of the pipeline.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the confidence is out of its range.</exception>
    public TDst Predict(int? horizon = null, float? confidenceLevel = null) => Read(horizon, confidenceLevel);

    /// <summary>Takes in an example, where there is one, and predicts.</summary>
    /// <param name="example">The example; null for a forecast from where the series stands.</param>
    /// <param name="prediction">Gets the prediction; null on entry to take the example in and predict nothing.</param>
    /// <param name="horizon">Values ahead, at least 1; null for that of the pipeline.</param>
    /// <param name="confidenceLevel">Confidence of the bounds, above 0 and below 1; null for that of the pipeline.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the confidence is out of its range.</exception>
    public void Predict(TSrc? example, ref TDst? prediction, int? horizon = null, float? confidenceLevel = null)
    {
        if (example is not null) Take(example);
        if (prediction is not null) prediction = Read(horizon, confidenceLevel);
    }

    /// <summary>Forecasts from where the series stands.</summary>
    /// <param name="prediction">Gets the prediction.</param>
    /// <param name="horizon">Values ahead, at least 1; null for that of the pipeline.</param>
    /// <param name="confidenceLevel">Confidence of the bounds, above 0 and below 1; null for that of the pipeline.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the confidence is out of its range.</exception>
    public void Predict(ref TDst? prediction, int? horizon = null, float? confidenceLevel = null) => prediction = Read(horizon, confidenceLevel);

    /// <summary>Saves the pipeline as it stands, for <c>MLContext.Model.Load</c>: an engine on what is loaded goes on from here.</summary>
    /// <param name="env">The <see cref="MLContext"/>.</param>
    /// <param name="modelPath">Path of the file; it is overwritten.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public void CheckPoint(IHostEnvironment env, string modelPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelPath);
        using var file = File.Create(modelPath);
        CheckPoint(env, file);
    }

    /// <summary>Saves the pipeline as it stands, for <c>MLContext.Model.Load</c>: an engine on what is loaded goes on from here.</summary>
    /// <param name="env">The <see cref="MLContext"/>.</param>
    /// <param name="stream">Where to write it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void CheckPoint(IHostEnvironment env, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(stream);
        PredictionFunctionExtensions.ContextOf(env).Model.Save(new TransformerChain<ITransformer>([.. steps.Saved]), inputSchema, stream);
    }

    /// <summary>Ends the engine.</summary>
    public void Dispose()
    {
        predictions.Dispose();
        input.Dispose();
    }

    private void Take(TSrc example)
    {
        feed.Current = example;
        input.MoveNext();
        steps.Advance();
    }

    private TDst Read(int? horizon, float? confidence)
    {
        steps.Ask(horizon, (double?)(decimal?)confidence);
        predictions.MoveNext();
        return predictions.Current;
    }
}

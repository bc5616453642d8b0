using Analytics.Statistics.Series;
using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>Detectors of one value at a time as steps of ML.NET pipelines: extension methods of <c>MLContext.Transforms</c>.</summary>
/// <remarks>
/// <para>## ML.NET pipelines</para>
/// <para>
/// Names, parameters, defaults and output columns are those of the package Microsoft.ML.TimeSeries. In code that was written against it, replace
/// <c>using Microsoft.ML.Transforms.TimeSeries;</c> and <c>using Microsoft.ML.TimeSeries;</c> by <c>using Analytics.Learning.Series;</c> and leave
/// <c>using Microsoft.ML;</c>. Figures are computed in double precision and agree with ML.NET's to about six digits. Models saved by ML.NET cannot be
/// read here, nor ours there. See <see cref="SeriesTransformer"/> for saving, <see cref="PredictionFunctionExtensions"/> for one example at a time.
/// </para>
/// <para>
/// The input column holds Single; NaN is a missing value, an infinite one throws as its row is read. Each detector writes a vector of Double with slot
/// names: alert (0 or 1), raw score, p-value, and for change points the martingale; for the spectral residual alert, score, magnitude.
/// </para>
/// </remarks>
public static class TimeSeriesCatalog
{
    /// <summary>Change points of independent values, by a martingale on p-values: see <see cref="Statistics.Series.IidChangePointDetector"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Column to write: four numbers.</param>
    /// <param name="inputColumnName">Column to read, of Single; null for the name of the output.</param>
    /// <param name="confidence">Confidence in percent, above 0 and below 100; 95 or more, or chance alerts with the power bet.</param>
    /// <param name="changeHistoryLength">Values in the window of the martingale, at least 1.</param>
    /// <param name="martingale">The bet; <see cref="MartingaleType.None"/> is refused.</param>
    /// <param name="eps">The ε of the power bet, above 0 and below 1.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static IidChangePointEstimator DetectIidChangePoint(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        double confidence,
        int changeHistoryLength,
        MartingaleType martingale = MartingaleType.Power,
        double eps = 0.1)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        return new(new IidChangePointPlan
        {
            Input = inputColumnName ?? outputColumnName,
            Output = outputColumnName,
            Options = ChangePoint(confidence, changeHistoryLength, martingale, eps),
        });
    }

    /// <summary>Spikes of independent values, by a p-value against the values before: see <see cref="Statistics.Series.IidSpikeDetector"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Column to write: three numbers.</param>
    /// <param name="inputColumnName">Column to read, of Single; null for the name of the output.</param>
    /// <param name="confidence">Confidence in percent, in [0, 100].</param>
    /// <param name="pvalueHistoryLength">Values that a new one is compared with, at least 1.</param>
    /// <param name="side">Direction in which a spike counts.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static IidSpikeEstimator DetectIidSpike(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        double confidence,
        int pvalueHistoryLength,
        AnomalySide side = AnomalySide.TwoSided)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        return new(new IidSpikePlan { Input = inputColumnName ?? outputColumnName, Output = outputColumnName, Options = Spike(confidence, pvalueHistoryLength, side) });
    }

    /// <summary>
    /// Change points of a seasonal series, in how its values depart from their forecasts: see <see cref="Statistics.Series.SsaChangePointDetector"/>.
    /// Transformed data is taken to follow the training values, also where it is the same data.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Column to write: four numbers.</param>
    /// <param name="inputColumnName">Column to read, of Single; null for the name of the output.</param>
    /// <param name="confidence">Confidence in percent, above 0 and below 100; 95 or more, or chance alerts with the power bet.</param>
    /// <param name="changeHistoryLength">Values in the window of the martingale, at least 1.</param>
    /// <param name="trainingWindowSize">Values at the beginning to train on, more than twice the season.</param>
    /// <param name="seasonalityWindowSize">Values in the longest season that matters, at least 2.</param>
    /// <param name="errorFunction">How a value and its forecast make the raw score.</param>
    /// <param name="martingale">The bet; <see cref="MartingaleType.None"/> is refused.</param>
    /// <param name="eps">The ε of the power bet, above 0 and below 1.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static SsaChangePointEstimator DetectChangePointBySsa(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        double confidence,
        int changeHistoryLength,
        int trainingWindowSize,
        int seasonalityWindowSize,
        ErrorFunction errorFunction = ErrorFunction.SignedDifference,
        MartingaleType martingale = MartingaleType.Power,
        double eps = 0.1)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        return new(new SsaChangePointPlan
        {
            Input = inputColumnName ?? outputColumnName,
            Output = outputColumnName,
            Options = ChangePoint(confidence, changeHistoryLength, martingale, eps),
            Training = Training(trainingWindowSize, seasonalityWindowSize, errorFunction),
        });
    }

    /// <summary>
    /// Spikes of a seasonal series, in how its values depart from their forecasts: see <see cref="Statistics.Series.SsaSpikeDetector"/>.
    /// Transformed data is taken to follow the training values, also where it is the same data.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Column to write: three numbers.</param>
    /// <param name="inputColumnName">Column to read, of Single; null for the name of the output.</param>
    /// <param name="confidence">Confidence in percent, in [0, 100].</param>
    /// <param name="pvalueHistoryLength">Scores that a new one is compared with, at least 1.</param>
    /// <param name="trainingWindowSize">Values at the beginning to train on, more than twice the season.</param>
    /// <param name="seasonalityWindowSize">Values in the longest season that matters, at least 2.</param>
    /// <param name="side">Direction in which a spike counts.</param>
    /// <param name="errorFunction">How a value and its forecast make the raw score.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static SsaSpikeEstimator DetectSpikeBySsa(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        double confidence,
        int pvalueHistoryLength,
        int trainingWindowSize,
        int seasonalityWindowSize,
        AnomalySide side = AnomalySide.TwoSided,
        ErrorFunction errorFunction = ErrorFunction.SignedDifference)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        return new(new SsaSpikePlan
        {
            Input = inputColumnName ?? outputColumnName,
            Output = outputColumnName,
            Options = Spike(confidence, pvalueHistoryLength, side),
            Training = Training(trainingWindowSize, seasonalityWindowSize, errorFunction),
        });
    }

    /// <summary>Anomalies by the spectral residual of the newest window: see <see cref="SrCnnStreamDetector"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Column to write: three numbers, zeros until the window is full.</param>
    /// <param name="inputColumnName">Column to read, of Single; null for the name of the output.</param>
    /// <param name="windowSize">Newest values that the spectrum is of, at least the look-ahead + 2.</param>
    /// <param name="backAddWindowSize">Predicted values put after the newest one, at least 0.</param>
    /// <param name="lookaheadWindowSize">Slopes that the prediction averages, at least 1.</param>
    /// <param name="averagingWindowSize">Frequencies that the mean log amplitude is of, at least 1.</param>
    /// <param name="judgementWindowSize">Values of the saliency that the newest is compared with the mean of, at least 1.</param>
    /// <param name="threshold">Score above which a value is an anomaly, in [0, 1].</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static SrCnnAnomalyEstimator DetectAnomalyBySrCnn(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        int windowSize = 64,
        int backAddWindowSize = 5,
        int lookaheadWindowSize = 5,
        int averagingWindowSize = 3,
        int judgementWindowSize = 21,
        double threshold = 0.3)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        var options = new SrCnnStreamOptions
        {
            Lookahead = CatalogInput.AtLeast(lookaheadWindowSize, 1),
            WindowSize = CatalogInput.AtLeast(windowSize, lookaheadWindowSize + 2),
            BackAdd = CatalogInput.AtLeast(backAddWindowSize, 0),
            Averaging = CatalogInput.AtLeast(averagingWindowSize, 1),
            Judgement = CatalogInput.AtLeast(judgementWindowSize, 1),
            Threshold = CatalogInput.Within(threshold, 0, 1),
        };
        return new(new SrCnnPlan { Input = inputColumnName ?? outputColumnName, Output = outputColumnName, Options = options });
    }

    private static SpikeOptions Spike(double confidence, int pvalueHistoryLength, AnomalySide side) => new()
    {
        Confidence = CatalogInput.Within(confidence, 0, 100),
        HistoryLength = CatalogInput.AtLeast(pvalueHistoryLength, 1),
        Side = CatalogInput.Same<AnomalySide, SpikeSide>(side),
    };

    private static ChangePointOptions ChangePoint(double confidence, int changeHistoryLength, MartingaleType martingale, double eps) => new()
    {
        Confidence = CatalogInput.Between(confidence, 0, 100),
        HistoryLength = CatalogInput.AtLeast(changeHistoryLength, 1),
        Martingale = CatalogInput.Same<MartingaleType, Martingale>(martingale),
        Epsilon = CatalogInput.Between(eps, 0, 1),
    };

    private static SsaTrainingPlan Training(int trainingWindowSize, int seasonalityWindowSize, ErrorFunction errorFunction)
    {
        var season = CatalogInput.AtLeast(seasonalityWindowSize, 2);
        return new(CatalogInput.AtLeast(trainingWindowSize, 2 * season + 1), season, CatalogInput.Same<ErrorFunction, SsaError>(errorFunction));
    }
}

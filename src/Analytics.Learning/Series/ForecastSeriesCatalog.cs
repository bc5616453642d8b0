using Analytics.Statistics.Series;
using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>Forecasts as a step of ML.NET pipelines: an extension method of <c>MLContext.Forecasting</c>.</summary>
/// <remarks>
/// <para>## ML.NET pipelines</para>
/// <para>
/// As in the package Microsoft.ML.TimeSeries, with <c>using Analytics.Learning.Series;</c> in place of its namespaces: see
/// <see cref="TimeSeriesCatalog"/>. The bounds are ML.NET's, which add up the variance in its way: see <see cref="SsaVariance.MlNet"/>.
/// </para>
/// </remarks>
public static class ForecastSeriesCatalog
{
    /// <summary>
    /// Forecasts of a seasonal series by singular spectrum analysis: see <see cref="SsaModel"/>. Each row's forecast is made after its value was taken
    /// in; transformed data is taken to follow the training values, also where it is the same data.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Column to write: a vector of Single, one value for each step ahead.</param>
    /// <param name="inputColumnName">Column to read, of Single; null for the name of the output.</param>
    /// <param name="windowSize">Length of the window, at least 2.</param>
    /// <param name="seriesLength">Above the window; without effect on the figures, as in ML.NET.</param>
    /// <param name="trainSize">Values at the beginning to train on, more than twice the window.</param>
    /// <param name="horizon">Values to forecast, at least 1.</param>
    /// <param name="isAdaptive">Without effect, as in ML.NET: the trained recurrence stays as it is.</param>
    /// <param name="discountFactor">In [0, 1]; without effect, as in ML.NET.</param>
    /// <param name="rankSelectionMethod">How the rank of the signal is chosen.</param>
    /// <param name="rank">The rank with <see cref="RankSelectionMethod.Fixed"/>, from 1 to the window − 1; null for the highest.</param>
    /// <param name="maxRank">Highest rank to consider, from 1 to the window − 1; null for that.</param>
    /// <param name="shouldStabilize">Whether forecasts are kept from exploding.</param>
    /// <param name="shouldMaintainInfo">Without effect.</param>
    /// <param name="maxGrowth">Highest growth of a trend; null for any.</param>
    /// <param name="confidenceLowerBoundColumn">Column for the lower bounds; null for no bounds.</param>
    /// <param name="confidenceUpperBoundColumn">Column for the upper bounds; null for no bounds.</param>
    /// <param name="confidenceLevel">Confidence of the bounds, above 0 and below 1.</param>
    /// <param name="variableHorizon">Whether an engine will be asked for other horizons: the vectors are of variable size.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="ArgumentException">One bound has a column and the other has none.</exception>
    public static SsaForecastingEstimator ForecastBySsa(
        this ForecastingCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        int windowSize,
        int seriesLength,
        int trainSize,
        int horizon,
        bool isAdaptive = false,
        float discountFactor = 1,
        RankSelectionMethod rankSelectionMethod = RankSelectionMethod.Exact,
        int? rank = null,
        int? maxRank = null,
        bool shouldStabilize = true,
        bool shouldMaintainInfo = false,
        GrowthRatio? maxGrowth = null,
        string? confidenceLowerBoundColumn = null,
        string? confidenceUpperBoundColumn = null,
        float confidenceLevel = 0.95f,
        bool variableHorizon = false)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        CatalogInput.AtLeast(seriesLength, CatalogInput.AtLeast(windowSize, 2) + 1);
        CatalogInput.Within(discountFactor, 0, 1);
        if (string.IsNullOrEmpty(confidenceLowerBoundColumn) != string.IsNullOrEmpty(confidenceUpperBoundColumn))
            throw new ArgumentException("The bounds need a column each, or none.", nameof(confidenceUpperBoundColumn));

        return new(new ForecastPlan
        {
            Input = inputColumnName ?? outputColumnName,
            Output = outputColumnName,
            TrainSize = CatalogInput.AtLeast(trainSize, 2 * windowSize + 1),
            Horizon = CatalogInput.AtLeast(horizon, 1),
            Confidence = CatalogInput.Between((double)(decimal)confidenceLevel, 0, 1, nameof(confidenceLevel)),
            VariableHorizon = variableHorizon,
            Lower = string.IsNullOrEmpty(confidenceLowerBoundColumn) ? null : confidenceLowerBoundColumn,
            Upper = string.IsNullOrEmpty(confidenceUpperBoundColumn) ? null : confidenceUpperBoundColumn,
            Options = new()
            {
                WindowSize = windowSize,
                RankSelection = CatalogInput.Same<RankSelectionMethod, SsaRank>(rankSelectionMethod),
                Rank = rank is { } one ? (int)CatalogInput.Within(one, 1, windowSize - 1, nameof(rank)) : null,
                MaxRank = maxRank is { } most ? (int)CatalogInput.Within(most, 1, windowSize - 1, nameof(maxRank)) : null,
                Stabilise = shouldStabilize,
                MaxGrowth = maxGrowth?.Ratio ?? double.PositiveInfinity,
                Variance = SsaVariance.MlNet,
            },
        });
    }
}

using System.Globalization;
using System.Reflection;
using Analytics.Learning.Series;
using Microsoft.ML;

namespace Analytics.Learning.Tests.Series;

/// <summary>Names, order and defaults of the arguments, and what a step is applied to, are those of the package whose face this is.</summary>
public sealed class FaceTests
{
    [Theory]
    [InlineData("TransformsCatalog DetectIidSpike(outputColumnName, inputColumnName, confidence, pvalueHistoryLength, side = TwoSided)")]
    [InlineData("TransformsCatalog DetectIidChangePoint(outputColumnName, inputColumnName, confidence, changeHistoryLength, martingale = Power, eps = 0.1)")]
    [InlineData("TransformsCatalog DetectSpikeBySsa(outputColumnName, inputColumnName, confidence, pvalueHistoryLength, trainingWindowSize, seasonalityWindowSize, "
        + "side = TwoSided, errorFunction = SignedDifference)")]
    [InlineData("TransformsCatalog DetectChangePointBySsa(outputColumnName, inputColumnName, confidence, changeHistoryLength, trainingWindowSize, "
        + "seasonalityWindowSize, errorFunction = SignedDifference, martingale = Power, eps = 0.1)")]
    [InlineData("TransformsCatalog DetectAnomalyBySrCnn(outputColumnName, inputColumnName, windowSize = 64, backAddWindowSize = 5, lookaheadWindowSize = 5, "
        + "averagingWindowSize = 3, judgementWindowSize = 21, threshold = 0.3)")]
    [InlineData("AnomalyDetectionCatalog DetectEntireAnomalyBySrCnn(input, outputColumnName, inputColumnName, threshold = 0.3, batchSize = 1024, sensitivity = 99, "
        + "detectMode = AnomalyOnly)")]
    [InlineData("AnomalyDetectionCatalog DetectEntireAnomalyBySrCnn(input, outputColumnName, inputColumnName, options)")]
    [InlineData("AnomalyDetectionCatalog DetectSeasonality(input, inputColumnName, seasonalityWindowSize = -1, randomnessThreshold = 0.95)")]
    [InlineData("AnomalyDetectionCatalog LocalizeRootCause(src, beta = 0.3, rootCauseThreshold = 0.95)")]
    [InlineData("AnomalyDetectionCatalog LocalizeRootCauses(src, beta = 0.5, rootCauseThreshold = 0.95)")]
    [InlineData("ForecastingCatalog ForecastBySsa(outputColumnName, inputColumnName, windowSize, seriesLength, trainSize, horizon, isAdaptive = False, discountFactor = 1, "
        + "rankSelectionMethod = Exact, rank = null, maxRank = null, shouldStabilize = True, shouldMaintainInfo = False, maxGrowth = null, "
        + "confidenceLowerBoundColumn = null, confidenceUpperBoundColumn = null, confidenceLevel = 0.95, variableHorizon = False)")]
    public void A_method_has_the_signature_that_pipelines_were_written_against(string signature)
    {
        var methods = new[] { typeof(TimeSeriesCatalog), typeof(AnomalySeriesCatalog), typeof(ForecastSeriesCatalog) }
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public));

        Assert.Contains(signature, methods.Select(Signature));
    }

    [Fact]
    public void A_forecasting_program_reads_as_with_the_package()
    {
        var mlContext = new MLContext();
        IDataView firstYearData = Some.Singles(Some.Season(365));

        var forecastingPipeline = mlContext.Forecasting.ForecastBySsa(
            outputColumnName: "Values",
            inputColumnName: "Value",
            windowSize: 7,
            seriesLength: 30,
            trainSize: 365,
            horizon: 7,
            confidenceLevel: 0.95f,
            confidenceLowerBoundColumn: "Lower",
            confidenceUpperBoundColumn: "Upper");
        SsaForecastingTransformer forecaster = forecastingPipeline.Fit(firstYearData);
        var forecastEngine = forecaster.CreateTimeSeriesEngine<Point, Forecast>(mlContext);
        var forecast = forecastEngine.Predict();

        Assert.Equal(7, forecast.Values.Length);
        Assert.All(forecast.Values.Zip(forecast.Lower, forecast.Upper), each => Assert.True(each.Second <= each.First && each.First <= each.Third));
    }

    private static string Signature(MethodInfo method) =>
        $"{method.GetParameters()[0].ParameterType.Name} {method.Name}({string.Join(", ", method.GetParameters().Skip(1).Select(Parameter))})";

    private static string Parameter(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue) return parameter.Name!;
        var value = parameter.DefaultValue is { } given && parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, given) : parameter.DefaultValue;
        return $"{parameter.Name} = {(value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture))}";
    }
}

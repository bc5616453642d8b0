using Analytics.Learning.Series;
using Microsoft.ML;

namespace Analytics.Learning.Tests;

/// <summary>A step of each kind.</summary>
internal static class Pipelines
{
    private static readonly TransformsCatalog Steps = Some.Context().Transforms;

    public static IReadOnlyDictionary<string, IEstimator<ITransformer>> Detectors { get; } = new Dictionary<string, IEstimator<ITransformer>>
    {
        ["iid spike"] = Steps.DetectIidSpike("Prediction", "Value", 95, 10),
        ["iid change point"] = Steps.DetectIidChangePoint("Prediction", "Value", 95, 10),
        ["ssa spike"] = Steps.DetectSpikeBySsa("Prediction", "Value", 95, 10, 30, 5),
        ["ssa change point"] = Steps.DetectChangePointBySsa("Prediction", "Value", 95, 10, 30, 5, martingale: MartingaleType.Mixture),
        ["spectral residual"] = Steps.DetectAnomalyBySrCnn("Prediction", "Value", 16),
    };

    public static SsaForecastingEstimator Forecaster(bool variableHorizon = false) => Some.Context().Forecasting.ForecastBySsa(
        "Values", "Value", 5, 11, 30, 5, confidenceLowerBoundColumn: "Lower", confidenceUpperBoundColumn: "Upper", variableHorizon: variableHorizon);
}

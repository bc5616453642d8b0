using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>A prediction that is judged before it is sealed.</summary>
public readonly struct JudgedPrediction
{
    internal JudgedPrediction(PredictionRow row, FeatureExtras? extras) => (Row, Extras) = (row, extras);

    /// <summary>The prediction.</summary>
    public PredictionRow Row { get; }

    /// <summary>Its features without a slot: free text among them.</summary>
    internal FeatureExtras? Extras { get; }
}

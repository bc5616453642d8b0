namespace Analytics.Core.Ports;

/// <summary>A prediction as it lies in the store, with what the rails recorded of it.</summary>
public sealed record StoredPrediction
{
    /// <summary>The prediction; its hash of the body is not kept.</summary>
    public required PredictionRow Row { get; init; }

    /// <summary>True when rules judged it as it was recorded.</summary>
    public required bool Judged { get; init; }

    /// <summary>Rules that were recorded to apply.</summary>
    public required IReadOnlyList<string> Fired { get; init; }
}

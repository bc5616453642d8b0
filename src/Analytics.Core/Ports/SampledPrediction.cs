namespace Analytics.Core.Ports;

/// <summary>A prediction of a sample: what analysers may know of it.</summary>
public sealed record SampledPrediction
{
    /// <summary>When it was made, UTC.</summary>
    public required DateTime At { get; init; }
    public required string Version { get; init; }

    /// <summary>Numbers by slot; NaN where missing. Trailing missing slots may be left out.</summary>
    public required double[] Numbers { get; init; }

    /// <summary>Categories by slot; null where missing. Trailing missing slots may be left out.</summary>
    public required string?[] Categories { get; init; }
    public double? Score { get; init; }
    public double? Value { get; init; }

    /// <summary>Predicted class: positive or negative (binary), or its name.</summary>
    public string? Guess { get; init; }
    public string[]? Classes { get; init; }
    public double[]? Probabilities { get; init; }
    public string[]? SegmentKeys { get; init; }
    public string[]? SegmentValues { get; init; }

    /// <summary>True class, in the words of <see cref="Guess"/>; null where unknown.</summary>
    public string? Actual { get; init; }

    /// <summary>Normalised discounted cumulative gain of a ranking, 0 to 1; null where unknown.</summary>
    public double? Ndcg { get; init; }

    /// <summary>Truth as a number: 1 or 0 (binary), or the quantity (regression).</summary>
    public double? Truth { get; init; }
}

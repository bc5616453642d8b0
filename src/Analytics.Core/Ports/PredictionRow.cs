namespace Analytics.Core.Ports;

/// <summary>A prediction as it is stored. Features lie in the model's slots: see <c>ModelLayout</c>.</summary>
public sealed class PredictionRow : RecordRow
{
    public required string Model { get; init; }
    public required string Version { get; init; }

    /// <summary>Sealed pseudonym of the subject; null where it may not be linked.</summary>
    public byte[]? Subject { get; set; }

    /// <summary>Probability of the positive class (binary).</summary>
    public double? Score { get; set; }

    /// <summary>Predicted quantity (regression).</summary>
    public double? Value { get; set; }

    /// <summary>Predicted class (binary, multiclass), by threshold or largest probability.</summary>
    public string? Predicted { get; set; }

    /// <summary>Name of the positive class (binary).</summary>
    public string? Positive { get; set; }

    /// <summary>Name of the negative class (binary).</summary>
    public string? Negative { get; set; }

    /// <summary>Class names (multiclass), in the order of <see cref="Probabilities"/>.</summary>
    public string[]? Classes { get; set; }
    public double[]? Probabilities { get; set; }

    /// <summary>Ranked items (ranking), best first.</summary>
    public string[]? Items { get; set; }
    public double[]? ItemScores { get; set; }

    public string? Decision { get; set; }

    /// <summary>Numeric and boolean (0, 1) features by slot; NaN where missing. Trailing missing slots may be left out.</summary>
    public double[] Numbers { get; set; } = [];

    /// <summary>Categorical features by slot; null where missing. Trailing missing slots may be left out.</summary>
    public string?[] Categories { get; set; } = [];

    /// <summary>Embeddings, one after the other in slot order; NaN where missing. Null without any.</summary>
    public float[]? Embeddings { get; set; }

    /// <summary>Sealed JSON object of free-text features, unknown features and values of a wrong type; null without any.</summary>
    public byte[]? Extras { get; set; }

    public double? LatencyMs { get; set; }
    public double? Propensity { get; set; }
    public string? Policy { get; set; }
    public string? Experiment { get; set; }
    public string? Variant { get; set; }
    public string[]? SegmentKeys { get; set; }
    public string[]? SegmentValues { get; set; }
    public string? Session { get; set; }
    public string? Region { get; set; }
    public string? AppVersion { get; set; }
    public long? InputTokens { get; set; }
    public long? OutputTokens { get; set; }
    public double? Cost { get; set; }
    public string? Currency { get; set; }
}

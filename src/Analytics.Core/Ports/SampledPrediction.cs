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

    /// <summary>Number of a slot; NaN where missing.</summary>
    public double NumberAt(int slot) => slot < Numbers.Length ? Numbers[slot] : double.NaN;

    /// <summary>Category of a slot; null where missing.</summary>
    public string? CategoryAt(int slot) => slot < Categories.Length ? Categories[slot] : null;

    /// <summary>Value of a segment attribute; null where missing.</summary>
    public string? SegmentOf(string key) => Array.IndexOf(SegmentKeys ?? [], key) is >= 0 and var at ? SegmentValues![at] : null;
}

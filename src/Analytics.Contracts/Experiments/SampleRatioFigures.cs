namespace Analytics.Contracts.Experiments;

/// <summary>Whether the variants got the units that they should.</summary>
public sealed record SampleRatioFigures
{
    /// <summary>What it is of: all, or a segment (country=DE).</summary>
    public required string Of { get; init; }

    /// <summary>Units by variant.</summary>
    public required IReadOnlyDictionary<string, long> Units { get; init; }

    /// <summary>Units that the weights in force gave each variant.</summary>
    public required IReadOnlyDictionary<string, double> Expected { get; init; }

    /// <summary>p-value of the chi-square test.</summary>
    public double PValue { get; init; }

    /// <summary>Largest departure of a variant's share from its weight.</summary>
    public double LargestDeviation { get; init; }

    /// <summary>True: too unlikely (p &lt; 0.001) and large enough to matter, or units in a variant without weight.</summary>
    public bool Mismatch { get; init; }

    /// <summary>What usually causes it.</summary>
    public IReadOnlyList<string> LikelyCauses { get; init; } = [];
}

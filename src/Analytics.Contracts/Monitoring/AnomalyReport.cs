namespace Analytics.Contracts.Monitoring;

/// <summary>A measure over time, with the points that are out of the ordinary.</summary>
public sealed record AnomalyReport
{
    /// <summary>The measure.</summary>
    public required string Measure { get; init; }

    /// <summary>The aggregate that was taken.</summary>
    public required string Aggregate { get; init; }

    /// <summary>Unit of the values.</summary>
    public required string Unit { get; init; }

    /// <summary>How it was judged; absent where there are too few points.</summary>
    public string? Method { get; init; }

    /// <summary>Points in a season; absent where none is taken.</summary>
    public int? Season { get; init; }

    /// <summary>Points of history and window that the judgement rests on.</summary>
    public required int History { get; init; }

    /// <summary>The points of the window, oldest first. One that is not over is not judged.</summary>
    public required IReadOnlyList<AnomalyPoint> Points { get; init; }

    /// <summary>One finding: what it says of the window.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Where the figures come from; its reference is the history.</summary>
    public required Provenance Provenance { get; init; }
}

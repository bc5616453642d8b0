namespace Analytics.Core.Ports;

/// <summary>Asks for requests that the champion and the challenger of an experiment both answered.</summary>
public sealed record PairQuery
{
    public required string Experiment { get; init; }
    public required string Champion { get; init; }
    public required string Challenger { get; init; }

    /// <summary>Start, UTC, inclusive.</summary>
    public required DateTime From { get; init; }

    /// <summary>End, UTC, exclusive.</summary>
    public required DateTime To { get; init; }

    /// <summary>accepted, rating, completed or correct.</summary>
    public required string Reward { get; init; }

    /// <summary>Items of a ranking that are wanted, from the top.</summary>
    public required int Depth { get; init; }

    /// <summary>The most; where there are more, an even sample of them.</summary>
    public required int Limit { get; init; }
}

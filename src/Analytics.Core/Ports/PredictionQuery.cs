namespace Analytics.Core.Ports;

/// <summary>Asks for the predictions of a model in [From, To), or for an even sample of them.</summary>
public sealed record PredictionQuery
{
    public required string Model { get; init; }
    public required DateTime From { get; init; }
    public required DateTime To { get; init; }

    /// <summary>
    /// Where there are more, every k-th by the hash of its id, with the smallest k that leaves about this many: the same predictions each time.
    /// </summary>
    public required int Limit { get; init; }
}

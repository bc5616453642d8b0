namespace Analytics.Core.Ports;

/// <summary>Asks for a bounded, even sample of predictions with their features, and their truth where it is known.</summary>
public sealed record SampleQuery
{
    /// <summary>The model: features lie in its slots.</summary>
    public required string Model { get; init; }

    /// <summary>Start, UTC, inclusive. Unused with a data set.</summary>
    public required DateTime From { get; init; }

    /// <summary>End, UTC, exclusive. Unused with a data set.</summary>
    public required DateTime To { get; init; }

    /// <summary>Further conditions.</summary>
    public IReadOnlyList<FieldFilter> Filters { get; init; } = [];

    /// <summary>True: only predictions whose truth is known.</summary>
    public bool Labelled { get; init; }

    /// <summary>Only labels known before this time, UTC; null: all.</summary>
    public DateTime? KnownBy { get; init; }

    /// <summary>Rows of an uploaded data set in place of recorded predictions.</summary>
    public string? DataSet { get; init; }

    /// <summary>The most rows, 1 to 100,000. Where there are more, those with the smallest hashes of their ids under the seed: the same each time.</summary>
    public required int Limit { get; init; }

    /// <summary>Chooses among the samples.</summary>
    public int Seed { get; init; }
}

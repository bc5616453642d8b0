namespace Analytics.Contracts.Models;

/// <summary>The data that a model version is compared with: a window of recorded predictions, or a named data set.</summary>
public sealed record ReferenceWindow
{
    /// <summary>Start of the window, inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the window, exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Name of a reference data set, in place of a window.</summary>
    public string? DataSet { get; init; }
}

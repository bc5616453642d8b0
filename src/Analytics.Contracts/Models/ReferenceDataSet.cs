namespace Analytics.Contracts.Models;

/// <summary>Rows that were uploaded for windows of a model to be compared with, such as its training data.</summary>
public sealed record ReferenceDataSet
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Features that were taken from it.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset UploadedAt { get; init; }
}

namespace Analytics.Core.Findings;

/// <summary>Which columns of an uploaded file are what.</summary>
public sealed record ReferenceColumns
{
    /// <summary>Features to take; empty: all registered ones.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Column of the score of the positive class.</summary>
    public string? Score { get; init; }

    /// <summary>Column of the predicted quantity.</summary>
    public string? Value { get; init; }

    /// <summary>Column of the predicted class.</summary>
    public string? Predicted { get; init; }

    /// <summary>Column of the truth.</summary>
    public string? Label { get; init; }

    /// <summary>Columns that become segments.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];
}

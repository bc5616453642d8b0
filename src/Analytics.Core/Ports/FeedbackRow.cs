namespace Analytics.Core.Ports;

/// <summary>Feedback as it is stored.</summary>
public sealed class FeedbackRow : RecordRow
{
    public required string PredictionId { get; init; }
    public required ulong PredictionHash { get; init; }
    public required FeedbackKind Kind { get; init; }

    /// <summary>Numeric reading: the number itself, or 1 and 0 for true and false; null for strings and lists.</summary>
    public double? Number { get; set; }

    /// <summary>Class name or item ("true" and "false" for booleans; a number in round-trip form); null for lists and text.</summary>
    public string? Label { get; set; }

    /// <summary>Relevant items, for a label that is a list.</summary>
    public string[]? Items { get; set; }

    /// <summary>Sealed free text (kind text, or a correction by string).</summary>
    public byte[]? Text { get; set; }
}

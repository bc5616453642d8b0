namespace Analytics.Contracts.Monitoring;

/// <summary>A fault that is injected into the windows judged, not into the reference. Nothing is stored.</summary>
public sealed record InjectedFault
{
    /// <summary>
    /// <c>scale</c>: numbers times <see cref="Size"/>. <c>shift</c>: numbers plus <see cref="Size"/>, in their unit. <c>missing</c>: a share
    /// <see cref="Size"/> of the values is lost. <c>vanish</c>: <see cref="Category"/> becomes the most frequent other one. <c>flip</c>: a share
    /// <see cref="Size"/> of the truths of a binary model is the other class, whatever was predicted (its concept changed).
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>The column: features.NAME; label for flip.</summary>
    public required string Column { get; init; }

    /// <summary>How much.</summary>
    public double Size { get; init; }

    /// <summary>The category that vanishes.</summary>
    public string? Category { get; init; }
}

namespace Analytics.Contracts.Recording;

/// <summary>Tokens and money that one answer took.</summary>
public sealed record UsageFigures
{
    /// <summary>Tokens read, at least 0.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens written, at least 0.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Cost of the answer, at least 0, in <see cref="Currency"/>.</summary>
    public double? Cost { get; init; }

    /// <summary>ISO 4217 code of <see cref="Cost"/>; required with it.</summary>
    public string? Currency { get; init; }
}

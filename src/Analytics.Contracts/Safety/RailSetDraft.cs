namespace Analytics.Contracts.Safety;

/// <summary>Rules of a model as <c>PUT /v1/safety/rails/{model}</c> and the replay take them.</summary>
public sealed record RailSetDraft
{
    /// <summary>The rules, 1 to 200 with distinct ids.</summary>
    public required IReadOnlyList<RailRule> Rules { get; init; }

    /// <summary>Why they are as they are, for the next reader; at most 500 characters.</summary>
    public string? Note { get; init; }
}

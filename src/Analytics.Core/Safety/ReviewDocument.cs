using Analytics.Contracts.Safety;

namespace Analytics.Core.Safety;

/// <summary>The review of a violation as it is stored: its steps, oldest first. Steps are only ever added.</summary>
internal sealed record ReviewDocument
{
    /// <summary>Id of the safety check.</summary>
    public required string Id { get; init; }

    public required IReadOnlyList<ReviewStep> Steps { get; init; }

    public ViolationStatus Status => Steps.Count == 0 ? ViolationStatus.Open : Steps[^1].To;
}

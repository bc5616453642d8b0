using Analytics.Contracts.Safety;

namespace Analytics.Core.Safety;

/// <summary>Which version of a model's rules was active since when, as it is stored; oldest first.</summary>
internal sealed record RailActivations
{
    public required string Model { get; init; }
    public required IReadOnlyList<RailActivation> Steps { get; init; }

    public int? Active => Steps.Count == 0 ? null : Steps[^1].Version;
}

namespace Analytics.Core.Registry;

/// <summary>A model's layout as it is stored.</summary>
internal sealed record LayoutDocument
{
    public required string Model { get; init; }
    public required IReadOnlyList<LayoutSlot> Slots { get; init; }
}

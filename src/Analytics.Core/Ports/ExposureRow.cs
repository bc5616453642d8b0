namespace Analytics.Core.Ports;

/// <summary>A unit that saw a variant of an experiment, as it is stored.</summary>
public sealed class ExposureRow : RecordRow
{
    public required string Experiment { get; init; }
    public required string Variant { get; init; }

    /// <summary>Sealed pseudonym of the person or device.</summary>
    public required byte[]? Subject { get; set; }
    public string? Session { get; init; }
    public double? Propensity { get; init; }
    public string[]? SegmentKeys { get; init; }
    public string[]? SegmentValues { get; init; }
}

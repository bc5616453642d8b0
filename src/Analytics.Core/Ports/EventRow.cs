namespace Analytics.Core.Ports;

/// <summary>A product event as it is stored.</summary>
public sealed class EventRow : RecordRow
{
    /// <summary>track, identify, page, screen or group.</summary>
    public required string Type { get; init; }

    /// <summary>Name of the event.</summary>
    public required string Name { get; init; }

    /// <summary>Sealed pseudonym of the person.</summary>
    public required byte[]? Subject { get; set; }

    /// <summary>True when the person was named by an anonymous id.</summary>
    public bool Anonymous { get; set; }

    public double? Value { get; set; }
    public string? Currency { get; set; }
    public string? Session { get; set; }
    public string? Region { get; set; }
    public string? AppVersion { get; set; }

    /// <summary>Further properties as a JSON object, scrubbed; null without any.</summary>
    public string? Properties { get; set; }
}

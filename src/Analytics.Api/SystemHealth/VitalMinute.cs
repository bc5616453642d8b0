namespace Analytics.Api.SystemHealth;

/// <summary>What one minute gave: durations by bin of a logarithmic histogram.</summary>
internal sealed class VitalMinute(long minute)
{
    public long Minute => minute;

    public Dictionary<int, long> Requests { get; } = [];

    public Dictionary<int, long> Appends { get; } = [];

    public long Errors { get; set; }
}

namespace Analytics.Core.Monitors;

/// <summary>Settings of the section <c>Monitors</c>.</summary>
public sealed class MonitorOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Monitors";

    /// <summary>A JSON file with a section <c>monitors</c>: definitions that are kept as code. Empty: none.</summary>
    public string File { get; set; } = "";

    /// <summary>False: models get no monitors by themselves.</summary>
    public bool Defaults { get; set; } = true;

    /// <summary>Pause between two looks at what has arrived.</summary>
    public TimeSpan Beat { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time of a check.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How far back windows are judged that ended while nobody looked.</summary>
    public TimeSpan Backfill { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long results are kept.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);
}

namespace Analytics.Core.Monitors;

/// <summary>Why a faultless monitor was not stored.</summary>
public enum MonitorConflict
{
    /// <summary>It was stored.</summary>
    None,

    /// <summary>Another revision is in force than the one to be replaced.</summary>
    Stale,

    /// <summary>It is kept as code.</summary>
    File,
}

using System.ComponentModel.DataAnnotations;

namespace Analytics.Storage;

/// <summary>Section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Folder of all files that the service writes; made when missing. Relative: to the working folder.</summary>
    [Required]
    public string Path { get; set; } = "data";

    /// <summary>Below this much free space on the disk nothing is accepted any more (503).</summary>
    [Range(0, long.MaxValue)]
    public long MinimumFreeBytes { get; set; } = 256L << 20;

    /// <summary>Memory that the event store may use, in MiB.</summary>
    [Range(128, 1 << 20)]
    public int MemoryLimitMegabytes { get; set; } = 384;

    /// <summary>Rows that may wait for the writer before requests are turned away (429).</summary>
    [Range(1_000, 10_000_000)]
    public int QueueRows { get; set; } = 60_000;

    /// <summary>Record ids remembered in memory for the recognition of retries; older ones are looked up in the store.</summary>
    [Range(10_000, 1_000_000_000)]
    public int RecentIds { get; set; } = 12_000_000;

    /// <summary>Pause between two runs of the maintainer of joins and roll-ups; longer while the runs take long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan MaintenanceInterval { get; set; } = TimeSpan.FromSeconds(2);
}

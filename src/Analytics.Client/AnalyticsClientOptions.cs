using System.ComponentModel.DataAnnotations;

namespace Analytics.Client;

/// <summary>How the client reaches the service, and what it may cost its host.</summary>
public sealed class AnalyticsClientOptions
{
    /// <summary>Address of the service.</summary>
    [Required]
    public Uri? Address { get; set; }

    /// <summary>Key with the scope events:write; query:read as well for <see cref="AnalyticsQueries"/>.</summary>
    [Required]
    public string? Key { get; set; }

    /// <summary>Folder that keeps batches until the service has them; one process uses it at a time, a second one takes a folder beside it. Absent: one in the folder for temporary files.</summary>
    public string? SpoolFolder { get; set; }

    /// <summary>Most bytes of the spool; what comes on top is dropped and counted.</summary>
    [Range(1L << 16, 1L << 44)]
    public long SpoolBytes { get; set; } = 1L << 30;

    /// <summary>Most records that wait in memory; what comes on top is dropped and counted.</summary>
    [Range(1, 10_000_000)]
    public int QueueRecords { get; set; } = 100_000;

    /// <summary>Most records of a batch; the service takes 5,000.</summary>
    [Range(1, 5_000)]
    public int BatchRecords { get; set; } = 1_000;

    /// <summary>Longest that a record waits for others of its batch.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan BatchDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest that an answer is waited for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest pause between attempts while the service is away.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest that disposing waits for the service; what is left is sent after the next start.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan FlushOnDispose { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the experiments are asked for anew; zero: never, and <see cref="AnalyticsClient.Assign"/> assigns nobody.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ExperimentsEvery { get; set; } = TimeSpan.FromSeconds(30);
}

using Microsoft.Extensions.Logging;

namespace Analytics.Client;

/// <summary>What the client says to its host's operator. No record's content.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Records} records are lost: the spool in {Folder} is full")]
    public static partial void SpoolFull(ILogger logger, int records, string folder);

    [LoggerMessage(2, LogLevel.Error, "{Records} records are lost: they can't be written to the spool in {Folder}")]
    public static partial void NotKept(ILogger logger, int records, string folder, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "The service is away ({Why}); records wait in {Folder}, next attempt in {Pause}")]
    public static partial void Away(ILogger logger, string why, string folder, TimeSpan pause);

    [LoggerMessage(4, LogLevel.Error, "The service will never take a batch of {Records} records ({Why}); it lies in the folder refused of {Folder}")]
    public static partial void Refused(ILogger logger, int records, string why, string folder);

    [LoggerMessage(5, LogLevel.Warning, "The queue is full: {Dropped} records are lost so far")]
    public static partial void QueueFull(ILogger logger, long dropped);

    [LoggerMessage(6, LogLevel.Information, "The service is back")]
    public static partial void Back(ILogger logger);

    [LoggerMessage(7, LogLevel.Warning, "The experiments can't be asked for; those known stay in force")]
    public static partial void ExperimentsAway(ILogger logger, Exception? exception);

    [LoggerMessage(9, LogLevel.Error, "A record of {Kind} is lost: it can't be written as JSON")]
    public static partial void NotWritten(ILogger logger, string kind, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "{Records} records are lost: their file was taken out of {Folder}")]
    public static partial void Gone(ILogger logger, int records, string folder);

    [LoggerMessage(8, LogLevel.Error, "A batch can't be read from the spool in {Folder}")]
    public static partial void Unreadable(ILogger logger, string folder, Exception exception);
}

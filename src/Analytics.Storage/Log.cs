using Microsoft.Extensions.Logging;

namespace Analytics.Storage;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "The event store is open at commit {Sequence}.")]
    public static partial void EventStoreOpened(ILogger logger, long sequence);

    [LoggerMessage(2002, LogLevel.Error, "The event store is unavailable; it is tried again every second.")]
    public static partial void EventStoreUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(2003, LogLevel.Error, "A commit of {Requests} requests failed; nothing of them was stored and they were told so.")]
    public static partial void CommitFailed(ILogger logger, Exception exception, int requests);

    [LoggerMessage(2004, LogLevel.Error, "Joins and roll-ups could not be brought up to date; they are tried again.")]
    public static partial void MaintenanceFailed(ILogger logger, Exception exception);
}

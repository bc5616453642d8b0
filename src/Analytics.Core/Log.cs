using Analytics.Contracts.Privacy;
using Microsoft.Extensions.Logging;

namespace Analytics.Core;

/// <summary>Log messages of this project. Event ids are stable: 1000–1099 Privacy, 1100–1199 Alerts, 1200–1299 Monitors, 1300–1399 Experiments, 1400–1499 Reports.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Warning,
        "No master key is configured: using the one in {Path}. It lies beside the data that it protects, so who copies the storage folder can read " +
        "everything in it. Good for trying the service out; set Privacy:MasterKey or Privacy:MasterKeyFile before real data come in.")]
    public static partial void MasterKeyLiesBesideData(this ILogger logger, string path);

    [LoggerMessage(1001, LogLevel.Information, "{Removed} of the class {Class} are removed: they are older than {Before}")]
    public static partial void Expired(ILogger logger, long removed, RetentionClass @class, DateTimeOffset before);

    [LoggerMessage(1002, LogLevel.Error, "What is due of the class {Class} could not be removed; it is tried again within the hour")]
    public static partial void NotExpired(ILogger logger, RetentionClass @class, Exception exception);

    [LoggerMessage(1100, LogLevel.Error, "The alert rule {Rule} could not be evaluated")]
    public static partial void AlertRuleFailed(ILogger logger, string rule, Exception exception);

    [LoggerMessage(1101, LogLevel.Error, "The alert rule {Rule} took longer than {Timeout}")]
    public static partial void AlertRuleTooSlow(ILogger logger, string rule, TimeSpan timeout);

    [LoggerMessage(1102, LogLevel.Error, "An evaluation of the alert rule {Rule} could not be stored; it is evaluated again")]
    public static partial void AlertsNotStored(ILogger logger, string rule, Exception exception);

    [LoggerMessage(1103, LogLevel.Warning, "A notification of the channel {Channel} was not delivered at attempt {Attempt}: {Reason}")]
    public static partial void DeliveryFailed(ILogger logger, string channel, int attempt, string reason);

    [LoggerMessage(1104, LogLevel.Error, "A notification of the channel {Channel} is given up after {Attempts} attempts: {Reason}")]
    public static partial void DeliveryDead(ILogger logger, string channel, int attempts, string reason);

    [LoggerMessage(1105, LogLevel.Error, "What became of a notification of the channel {Channel} could not be stored; it may be sent again")]
    public static partial void DeliveryNotStored(ILogger logger, string channel, Exception exception);

    [LoggerMessage(1106, LogLevel.Error, "A beat of the alerts failed; they are looked at again in a second")]
    public static partial void AlertsInterrupted(ILogger logger, Exception exception);

    [LoggerMessage(1400, LogLevel.Error, "A turn of the reports failed; what waits is tried again")]
    public static partial void ReportTurnFailed(ILogger logger, Exception exception);

    [LoggerMessage(1401, LogLevel.Error, "The report {Report} could not be written")]
    public static partial void ReportFailed(ILogger logger, string report, Exception exception);

    [LoggerMessage(1200, LogLevel.Error, "The check of the monitor {Monitor} failed")]
    public static partial void MonitorFailed(ILogger logger, string monitor, Exception exception);

    [LoggerMessage(1201, LogLevel.Error, "The check of the monitor {Monitor} took longer than {Timeout}")]
    public static partial void MonitorTooSlow(ILogger logger, string monitor, TimeSpan timeout);

    [LoggerMessage(1202, LogLevel.Warning, "The monitors wait: the store does not answer")]
    public static partial void MonitorsWait(ILogger logger, Exception exception);

    [LoggerMessage(1203, LogLevel.Error, "A beat of the monitors failed; they are looked at again")]
    public static partial void MonitorsInterrupted(ILogger logger, Exception exception);

    [LoggerMessage(1300, LogLevel.Error, "The experiment {Experiment} could not be watched")]
    public static partial void ExperimentFailed(ILogger logger, string experiment, Exception exception);

    [LoggerMessage(1301, LogLevel.Warning, "The experiments wait: the store does not answer")]
    public static partial void ExperimentsWait(ILogger logger, Exception exception);

    [LoggerMessage(1302, LogLevel.Error, "A beat of the experiments failed; they are looked at again")]
    public static partial void ExperimentsInterrupted(ILogger logger, Exception exception);

    [LoggerMessage(1303, LogLevel.Error, "The file of experiments {Path} has faults and is not taken over; what was in force stays: {Faults}")]
    public static partial void ExperimentFileRefused(ILogger logger, string path, string faults);

    [LoggerMessage(1304, LogLevel.Information, "The file of experiments {Path} is in force")]
    public static partial void ExperimentFileTaken(ILogger logger, string path);

    [LoggerMessage(1305, LogLevel.Error, "The experiment {Experiment} could not be diagnosed")]
    public static partial void ExperimentNotDiagnosed(ILogger logger, string experiment, Exception exception);

    [LoggerMessage(1306, LogLevel.Error, "The diagnosis of the experiments failed; it is tried again")]
    public static partial void DiagnosisInterrupted(ILogger logger, Exception exception);
}

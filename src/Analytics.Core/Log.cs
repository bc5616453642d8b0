using Microsoft.Extensions.Logging;

namespace Analytics.Core;

/// <summary>Log messages of this project. Event ids are stable: 1000–1099 Privacy.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Warning,
        "No master key is configured: using the one in {Path}. It lies beside the data that it protects, so who copies the storage folder can read " +
        "everything in it. Good for trying the service out; set Privacy:MasterKey or Privacy:MasterKeyFile before real data come in.")]
    public static partial void MasterKeyLiesBesideData(this ILogger logger, string path);
}

using Analytics.Api.Verbs;

namespace Analytics.Api;

/// <summary>Everything that the service says to its operator. No feature values, no subject ids, no request paths.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Endpoint} failed")]
    public static partial void RequestFailed(ILogger logger, string endpoint, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The stores in {Folder} can't be opened yet; trying again in {Delay}")]
    public static partial void StoresNotOpen(ILogger logger, string folder, TimeSpan delay, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "The stores in {Folder} are open")]
    public static partial void StoresOpen(ILogger logger, string folder);

    [LoggerMessage(4, LogLevel.Information, "First page: {Page}")]
    public static partial void FirstPage(ILogger logger, string page);

    [LoggerMessage(5, LogLevel.Information, "API reference: {Page}")]
    public static partial void Reference(ILogger logger, string page);

    [LoggerMessage(6, LogLevel.Information, "Administrator key of this development store: {Key}")]
    public static partial void DevelopmentKey(ILogger logger, string key);

    [LoggerMessage(7, LogLevel.Warning, "No administrator key is set (Access:AdminKey, environment: Access__AdminKey): keys of machines are made by an administrator's account only")]
    public static partial void NoAdministratorKey(ILogger logger);

    [LoggerMessage(10, LogLevel.Information, "Nobody has an account yet. This address of the service makes the first administrator, once: {Address}")]
    public static partial void FirstAccount(ILogger logger, string address);

    [LoggerMessage(30, LogLevel.Information, "Model {Name}, version {Version}, is loaded")]
    public static partial void ModelLoaded(ILogger logger, string name, int version);

    [LoggerMessage(31, LogLevel.Error, "A model is not loaded. {Fault}")]
    public static partial void ModelNotLoaded(ILogger logger, string fault);

    [LoggerMessage(32, LogLevel.Information, "{Count} subscribers are scored by {Model}, version {Version}")]
    public static partial void SubscribersScored(ILogger logger, int count, string model, int version);

    [LoggerMessage(33, LogLevel.Error, "The subscribers are not scored")]
    public static partial void SubscribersNotScored(ILogger logger, Exception fault);

    [LoggerMessage(34, LogLevel.Error, "The expiry could not begin; it is tried again within the hour")]
    public static partial void RetentionInterrupted(ILogger logger, Exception fault);

    [LoggerMessage(8, LogLevel.Error, "The ledger of {Kind} does not balance: {Difference} records are unaccounted for in the last day")]
    public static partial void LedgerUnbalanced(ILogger logger, string kind, long difference);

    [LoggerMessage(9, LogLevel.Warning, "The ledger can't be read")]
    public static partial void LedgerUnread(ILogger logger, Exception exception);

    [LoggerMessage(20, LogLevel.Information, "Sample data: loading ninety days of an invented marketplace; the newest come first")]
    public static partial void SamplesLoading(ILogger logger);

    [LoggerMessage(21, LogLevel.Information, "Sample data: {Tally} in {Seconds:0.0} s")]
    public static partial void SamplesLoaded(ILogger logger, SendTally tally, double seconds);

    [LoggerMessage(22, LogLevel.Error, "Sample data could not be loaded in full")]
    public static partial void SamplesFailed(ILogger logger, Exception exception);
}

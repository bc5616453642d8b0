using Analytics.Core.Alerts;
using Analytics.Core.Ports;
using Analytics.Core.Reports;

namespace Analytics.Api.Live;

/// <summary>
/// What an open page knows of: the last commit, the alerts that fire, the reports asked for and ended. The page says it when it begins to watch, so that what
/// happens between the making of its figures and then is told as well.
/// </summary>
internal readonly record struct LiveState(long Commit, int Firing, long Reports)
{
    private const string Item = "live state";

    /// <summary>As it is now.</summary>
    public static LiveState Now(IServiceProvider services) => new(
        services.GetRequiredService<IEventLog>().Committed,
        services.GetRequiredService<AlertList>().Firing().Count,
        services.GetRequiredService<ReportDesk>().Changes);

    /// <summary>As it was when the page of the request began to be made, or when its kept figures were; null for what is no page.</summary>
    public static LiveState? Of(HttpContext? context) => context?.Items[Item] as LiveState?;

    /// <summary>Notes what the page of the request knows of.</summary>
    public void Note(HttpContext context) => context.Items[Item] = this;

    /// <summary>One word for an address.</summary>
    public override string ToString() => FormattableString.Invariant($"{Commit}-{Firing}-{Reports}");
}

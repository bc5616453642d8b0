using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reporting;

namespace Analytics.Core.Alerts.Notices;

/// <summary>A notification that says it is a test.</summary>
internal static class TestNotice
{
    public static AlertNotice Of(string channel, string publicUrl, DateTimeOffset now)
    {
        var alert = new NoticeAlert
        {
            Id = AlertLabels.Hash(["test", channel]),
            Rule = "test",
            Title = "Test of this channel",
            State = AlertState.Firing,
            Active = true,
            Severity = AlertSeverity.Info,
            Labels = new Dictionary<string, string> { ["rule"] = "test", ["severity"] = "info" },
            What = "Nothing happened: someone tests whether notifications arrive here.",
            Sure = "Certain.",
            Since = now,
            Next = "Nothing.",
            Link = publicUrl.TrimEnd('/') + "/",
            Figure = new Figure { Value = 0, N = 0 },
        };
        return NoticeWriter.Notice(
            FormattableString.Invariant($"test-{alert.Id}-{now.ToUnixTimeMilliseconds():x}"), alert.Id, "test", [alert], now);
    }
}

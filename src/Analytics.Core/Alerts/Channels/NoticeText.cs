using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Notices;

namespace Analytics.Core.Alerts.Channels;

/// <summary>What all channels that people read share.</summary>
internal static class NoticeText
{
    /// <summary>The text, at most so many characters long.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        // Not between the halves of a character.
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }

    /// <summary>The status as it stands in front of a title.</summary>
    public static string Mark(AlertNotice notice) => notice.Status switch
    {
        NoticeStatus.Resolved => "Resolved",
        NoticeStatus.Acknowledged => "Acknowledged",
        _ => notice.Severity.ToString(),
    };

    /// <summary>Why it is told now, and since when the oldest of its alerts fires.</summary>
    public static string Why(AlertNotice notice) => $"{Sentence(notice.Reason)}. Told at {FigureText.Time(notice.At)}.";

    /// <summary>Pages that an alert leads to.</summary>
    public static IEnumerable<(string Name, string Address)> Links(NoticeAlert alert)
    {
        yield return ("Open the figures", alert.Link);
        if (alert.Explain is { } explain && explain != alert.Link) yield return ("See why", explain);
        if (alert.Runbook is { } runbook) yield return ("Runbook", runbook);
    }

    /// <summary>Parts of an alert, in the order in which people ask.</summary>
    public static IEnumerable<(string Name, string Text)> Parts(NoticeAlert alert)
    {
        yield return ("What", alert.What);
        yield return ("Since", FigureText.Time(alert.Since));
        yield return ("How sure", alert.Sure);
        yield return ("Next", alert.Next);
    }

    private static string Sentence(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

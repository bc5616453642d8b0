using Analytics.Contracts.Monitoring;

namespace Analytics.Api.Pages;

/// <summary>How findings look on pages.</summary>
internal static class FindingWords
{
    /// <summary>The class of the mark of a status.</summary>
    public static string Tone(FindingStatus status) => status switch { FindingStatus.Alert => "watch", FindingStatus.Ok => "fine", _ => "" };
}

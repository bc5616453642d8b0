using System.ComponentModel.DataAnnotations;

namespace Analytics.Api.Pages;

/// <summary>How old the figures of a page may be (section <c>Pages</c>).</summary>
internal sealed class PageOptions
{
    public const string Section = "Pages";

    /// <summary>Figures so young are shown as they are; older ones are shown and made anew behind. 0: every page is made from the store.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Fresh { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Figures older than this are not shown; the page waits for new ones. While the store can't answer they are all there is.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Oldest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a page may wait for its figures before it says that they are being made, and gets them from there. 0: as long as they take.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How often open pages are told of new records, at most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan LiveEvery { get; init; } = TimeSpan.FromSeconds(5);
}

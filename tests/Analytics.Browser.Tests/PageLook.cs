using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>Opens a page, takes its picture, and says what is wrong with it.</summary>
internal static class PageLook
{
    /// <summary>Asserts that the page is accessible, fits its width, logs no error and asks no other host for anything.</summary>
    public static async Task AssertFineAsync(IPage page, string path, string picture)
    {
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add("console: " + message.Text);
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https", IsLoopback: false })
                faults.Add("foreign request: " + request.Url);
        };

        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder(), picture + ".png"), FullPage = true });

        Assert.Empty(faults);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), picture + " is wider than its window");
    }

    public static async Task AssertAccessibleAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Select(node => node.Html))})"));
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Analytics.sln")))
            root = root.Parent;
        return Directory.CreateDirectory(Path.Combine(root.FullName, "artifacts")).FullName;
    }
}

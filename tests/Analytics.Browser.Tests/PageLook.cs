using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>Opens a page, takes its pictures, and says what is wrong with it.</summary>
internal static class PageLook
{
    private const int Desk = 1280;
    private static readonly int[] Widths = [390, 820, Desk];
    private static readonly object ContrastOnly = new { runOnly = new[] { "color-contrast" } };

    /// <summary>axe-core itself: its package for Playwright opens a second page for each run, which takes four times as long.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Asserts that a page answers, logs no error, asks no other host for anything, and fits and is accessible on a phone, a tablet and a desk, by day and by night.</summary>
    public static async Task AssertFineEverywhereAsync(IPage page, string path, string picture)
    {
        await AssertAnswersAsync(page, path);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                await TakePictureAsync(page, $"{picture}-{width}-{scheme}");
            }
        }

        // Structure is the same by night, colours are not.
        await AssertAccessibleAsync(page, picture + " by night", ContrastOnly);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await AssertAccessibleAsync(page, picture);
    }

    /// <summary>Asserts that a page answers on a desk, fits it, logs no error and asks no other host for anything.</summary>
    public static async Task AssertFineAsync(IPage page, string path, string picture, WaitUntilState until = WaitUntilState.Load)
    {
        await AssertAnswersAsync(page, path, until);
        await TakePictureAsync(page, picture);
    }

    private static async Task AssertAnswersAsync(IPage page, string path, WaitUntilState until = WaitUntilState.Load)
    {
        var faults = new List<string>();
        void Listen(object? sender, IConsoleMessage message)
        {
            if (message.Type == "error") faults.Add("console: " + message.Text);
        }

        void Watch(object? sender, IRequest request)
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https", IsLoopback: false }) faults.Add("foreign request: " + request.Url);
        }

        page.Console += Listen;
        page.Request += Watch;
        await page.SetViewportSizeAsync(Desk, 900);
        var answer = await page.GotoAsync(path, new PageGotoOptions { WaitUntil = until });
        await Assertions.Expect(page.Locator(".pending")).ToHaveCountAsync(0);
        page.Console -= Listen;
        page.Request -= Watch;
        Assert.Empty(faults);
        Assert.True(answer!.Ok, $"{path} answers {answer.Status}");
    }

    public static async Task AssertAccessibleAsync(IPage page, string what, object? options = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<string[]>(
            "options => axe.run(document, { resultTypes: ['violations'], ...options }).then(found => found.violations.map(one => `${one.id}: ${one.help} (${one.nodes.map(node => node.html).join('; ')})`))",
            options);
        Assert.Empty(violations.Select(violation => $"{what}: {violation}"));
    }

    private static async Task TakePictureAsync(IPage page, string picture)
    {
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder(), picture + ".jpg"), Type = ScreenshotType.Jpeg, Quality = 70, FullPage = true });
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), picture + " is wider than its window");
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Analytics.sln")))
            root = root.Parent;
        return Directory.CreateDirectory(Path.Combine(root.FullName, "artifacts")).FullName;
    }
}

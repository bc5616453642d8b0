using System.ComponentModel;
using System.Diagnostics;
using Analytics.Core.Ports;
using Analytics.Core.Reports;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Reports;

/// <summary>Prints pages by a Chromium of the machine, which gets no network and a folder of its own.</summary>
internal sealed class PagePrinter(IOptions<ReportOptions> options)
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium", @"C:\Program Files\Google\Chrome\Application\chrome.exe", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    /// <summary>The Chromium that would print; null where there is none.</summary>
    public string? Chromium => options.Value.Chromium is { Length: > 0 } set ? set : Array.Find(Usual, File.Exists);

    /// <summary>The page as a PDF.</summary>
    /// <exception cref="ReportException">There is no Chromium, or it failed.</exception>
    public async Task<byte[]> PrintAsync(string page, CancellationToken cancellationToken)
    {
        if (Chromium is not { } chromium) throw new ReportException("No Chromium was found on this machine: install one, or name it in Reports:Chromium. HTML, Markdown, CSV and JSON need none.");
        var folder = Directory.CreateTempSubdirectory("analytics-report-");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "report.html"), Path.Combine(folder.FullName, "report.pdf"));
            await File.WriteAllTextAsync(from, page, cancellationToken);
            var start = new ProcessStartInfo(chromium) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in Arguments(folder.FullName, from, to)) start.ArgumentList.Add(argument);
            var said = await RunAsync(start, cancellationToken);
            return File.Exists(to) ? await File.ReadAllBytesAsync(to, cancellationToken) : throw new ReportException($"Chromium printed nothing: {said}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Arguments(string folder, string from, string to) =>
    [
        "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
        // Chromium's own sandbox does not start for root, as in containers; the page is the service's own and runs no script.
        .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
        $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={to}", new Uri(from).AbsoluteUri,
    ];

    private static async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var (errors, output) = (process.StandardError.ReadToEndAsync(cancellationToken), process.StandardOutput.ReadToEndAsync(cancellationToken));
                await process.WaitForExitAsync(cancellationToken);
                return $"{await errors}{await output}".Trim().Split('\n')[^1];
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception e)
        {
            throw new ReportException($"The Chromium {start.FileName} could not be started: {e.Message}", e);
        }
    }
}

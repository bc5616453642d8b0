using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Analytics.Api.Tests.Durability;

namespace Analytics.Api.Tests.Alerts;

/// <summary>A real SMTP server (aiosmtpd, Debian's python3-aiosmtpd) on a free port, which keeps its mail in a folder.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analytics-mail-").FullName;
    private Process process = null!;

    public int Port { get; private set; }

    public static async Task<MailServer> StartAsync()
    {
        var server = new MailServer { Port = FreePort() };
        var command = Environment.GetEnvironmentVariable("AIOSMTPD_PATH") ?? "aiosmtpd";
        server.process = Process.Start(new ProcessStartInfo(
            command, ["-n", "-l", $"127.0.0.1:{server.Port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(server.folder, "box")])
        { RedirectStandardError = true })!;
        await ServiceProcess.UntilAsync(server.ListensAsync);
        return server;
    }

    /// <summary>The first so many mails, as they came.</summary>
    public async Task<IReadOnlyList<string>> MailsAsync(int count)
    {
        var box = Path.Combine(folder, "box", "new");
        await ServiceProcess.UntilAsync(() => Task.FromResult(Directory.Exists(box) && Directory.GetFiles(box).Length >= count));
        return [.. Directory.GetFiles(box).OrderBy(File.GetLastWriteTimeUtc)];
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

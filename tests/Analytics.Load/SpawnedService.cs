using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Analytics.Load;

/// <summary>A service that this program starts in a temporary folder, watches, and stops.</summary>
internal sealed class SpawnedService : IAsyncDisposable
{
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(100);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-load-");
    private readonly CancellationTokenSource stopping = new();
    private readonly Process process;
    private readonly Task sampling;

    private SpawnedService(string assembly, TimeProvider clock)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Key = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        var start = new ProcessStartInfo("dotnet", [assembly]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Storage__Path"] = folder.FullName;
        start.Environment["Access__AdminKey"] = Key;
        start.Environment["Privacy__MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        start.Environment["Samples__Load"] = "false";
        start.Environment["Load__Baseline"] = "true";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        sampling = SampleAsync(clock);
    }

    public Uri Address { get; }

    public string Key { get; }

    /// <summary>Largest resident memory since the start, in MiB.</summary>
    public double PeakMemory { get; private set; }

    public static async Task<SpawnedService> StartAsync(FileInfo assembly, TimeProvider clock, CancellationToken cancellationToken)
    {
        var service = new SpawnedService(assembly.FullName, clock);
        using var http = new HttpClient { BaseAddress = service.Address };
        using var timer = new PeriodicTimer(SampleEvery, clock);
        while (!await service.IsReadyAsync(http, cancellationToken)) await timer.WaitForNextTickAsync(cancellationToken);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await sampling;
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        stopping.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        if (process.HasExited) throw new InvalidOperationException($"The service stopped with {process.ExitCode}.");
        try
        {
            using var answer = await http.GetAsync("/healthz/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private async Task SampleAsync(TimeProvider clock)
    {
        using var timer = new PeriodicTimer(SampleEvery, clock);
        while (!stopping.IsCancellationRequested)
        {
            PeakMemory = Math.Max(PeakMemory, ResidentMemory());
            await ((Task)timer.WaitForNextTickAsync(stopping.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>In MiB; 0 where the platform has no /proc or the process is gone.</summary>
    private double ResidentMemory()
    {
        var status = $"/proc/{process.Id}/status";
        if (process.HasExited || !File.Exists(status)) return 0;
        var line = File.ReadLines(status).FirstOrDefault(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

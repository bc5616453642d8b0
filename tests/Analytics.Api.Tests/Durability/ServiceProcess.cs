using System.Diagnostics;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Xunit;

namespace Analytics.Api.Tests.Durability;

/// <summary>The service as a process of its own, on a free port, that can be killed.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const string Key = "administrator-of-the-tests";
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
    }

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Everything it has said.</summary>
    public string Output
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("analytics-process-").FullName;

    /// <param name="folder">The data folder.</param>
    /// <param name="largestFileKilobytes">Files can't grow beyond this, as on a full disk; null: no limit.</param>
    /// <param name="settings">Settings beside the usual ones, as environment variables.</param>
    public static async Task<ServiceProcess> StartAsync(
        string folder, int? largestFileKilobytes = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "Analytics.Api.dll");
        var command = $"exec dotnet '{dll}' --urls http://127.0.0.1:0";
        if (largestFileKilobytes is { } limit) command = $"trap '' XFSZ; ulimit -f {limit}; {command}";
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Storage__Path"] = Path.Combine(folder, "data");
        start.Environment["Samples__Load"] = "false";
        start.Environment["Access__AdminKey"] = Key;
        start.Environment["Logging__LogLevel__Default"] = "Debug";
        // The host maps a file of its own for write-xor-execute, which a limit on file sizes would forbid.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";

        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;

        var service = new ServiceProcess(new Process { StartInfo = start });
        service.process.Start();
        service.process.BeginOutputReadLine();
        service.process.BeginErrorReadLine();
        service.Client = new HttpClient { BaseAddress = await service.listening.Task.WaitAsync(TimeSpan.FromSeconds(60)) };
        service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return service;
    }

    /// <summary>Waits until the stores are open.</summary>
    public Task UntilReadyAsync() => UntilAsync(async () => (await Client.GetAsync("/v1/models")).IsSuccessStatusCode && (await Client.GetAsync("/healthz/ready")).IsSuccessStatusCode);

    public static Task UntilAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string awaited = "") =>
        UntilAsync(condition, TimeSpan.FromMinutes(2), TimeSpan.FromMilliseconds(20), awaited);

    public static async Task UntilAsync(
        Func<Task<bool>> condition, TimeSpan patience, TimeSpan pause, [CallerArgumentExpression(nameof(condition))] string awaited = "")
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < patience, $"Not within {patience}: {awaited}");
            await Task.Delay(pause);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
        Client.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        lock (lines) lines.Add(line);
        const string mark = "Now listening on: ";
        if (line.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at) listening.TrySetResult(new Uri(line[(at + mark.Length)..].Trim()));
    }
}

using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>The whole service on a port of its own, with its stores in a temporary folder.</summary>
public class RunningService : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string AdminKey = "an-administrator-key-of-tests";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Settings beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The administrator's; null: none is configured.</summary>
    public string? Secret { get; init; } = AdminKey;

    /// <summary>Takes every line of the log, where it is set.</summary>
    public List<string>? Lines { get; init; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("analytics-").FullName;

    public async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        using var client = CreateClient();
        using var patience = new CancellationTokenSource(Patience);
        while (!(await client.GetAsync("/healthz/ready", patience.Token)).IsSuccessStatusCode)
            await Task.Yield();
    }

    /// <summary>A client with a key (null: without any) that keeps cookies and follows no redirects.</summary>
    public HttpClient Client(string? key = AdminKey)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Storage:Path", Folder);
        builder.UseSetting("Privacy:RequireEncryption", "false");
        if (Secret is not null) builder.UseSetting("Access:AdminKey", Secret);
        builder.UseSetting("Samples:Load", "false");
        builder.UseSetting("Experiments:DiagnoseEvery", "00:00:00");
        builder.UseSetting("Rates:SignInsPerMinute", "100000");
        builder.UseSetting("Pages:Fresh", "00:00:00");
        if (Lines is not null) builder.ConfigureLogging(logging => logging.AddProvider(new LineLog(Lines)));
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
    }
}

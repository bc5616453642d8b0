using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>The whole service on a port of its own, with its stores in a temporary folder.</summary>
public sealed class RunningService : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string AdminKey = "an-administrator-key-of-tests";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Settings beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

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
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Storage:Path", Folder);
        builder.UseSetting("Privacy:RequireEncryption", "false");
        builder.UseSetting("Access:AdminKey", AdminKey);
        builder.UseSetting("Samples:Load", "false");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
    }
}

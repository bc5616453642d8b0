using System.Security.Cryptography;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Safety;
using Analytics.Storage.LiteDb;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Benchmarks;

/// <summary>The capabilities as the service composes them, over documents in a temporary folder and a log that discards.</summary>
internal sealed class Capabilities : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-benchmarks-");
    private readonly ServiceProvider services;

    public Capabilities()
    {
        var settings = new Dictionary<string, string?> { ["Privacy:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddPrivacy(configuration, folder.FullName, isDevelopment: false)
            .AddIngestion(configuration)
            .AddSafety(configuration)
            .AddSingleton<IDocuments>(provider => new LiteDocuments(folder.FullName, provider.GetRequiredService<KeyRing>().DocumentsPassword))
            .AddSingleton<IEventLog, DiscardingLog>()
            .BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public void Dispose()
    {
        services.Dispose();
        folder.Delete(recursive: true);
    }
}

using Analytics.Api.Samples;
using Analytics.Api.Tests.Service;
using Analytics.Api.Verbs;
using Xunit;

namespace Analytics.Notebooks.Tests;

/// <summary>A service with sample data (a part of it), for notebooks and for the examples of the documents.</summary>
public sealed class SampledService : IAsyncLifetime
{
    /// <summary>Outputs that are kept for readers come from more of the sample data.</summary>
    private static readonly double Scale = Environment.GetEnvironmentVariable("WRITE_NOTEBOOKS") == "1" ? 0.5 : 0.15;

    public RunningService Service { get; } = new() { Settings = new Dictionary<string, string> { ["Models:Folder"] = Repository.Models } };

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        using var client = Service.Client();
        var tally = await new SampleUpload(new RecordSender(client, TimeProvider.System)).RunAsync(new SampleHistory(1, TimeProvider.System.GetUtcNow(), Scale), TestContext.Current.CancellationToken);
        Assert.Equal(0, tally.Rejected);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}

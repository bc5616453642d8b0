using System.Text;
using Analytics.Contracts.Models;
using Analytics.Contracts.Privacy;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;
using Analytics.Core.Safety;
using Analytics.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

/// <summary>The ingestion pipeline on real documents and keys in a temporary folder, over a log that collects.</summary>
public sealed class Intake : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analytics-intake-").FullName;
    private readonly LiteDocuments documents;
    private readonly KeyRing ring;

    public Intake(PrivacyOptions? privacy = null)
    {
        privacy ??= new PrivacyOptions();
        ring = KeyRing.Open(privacy, folder, isDevelopment: true, NullLogger<KeyRing>.Instance, Clock);
        documents = new LiteDocuments(folder, ring.DocumentsPassword);
        Sealer = new FieldSealer(ring);
        Pseudonymiser = new Pseudonymiser(ring);
        var scrubber = new PersonalDataScrubber();
        Consents = new ConsentRegister(documents, Pseudonymiser, scrubber, Clock);
        Registry = new ModelRegistry(documents, Clock);
        Rails = new RailRegister(documents, Registry, Clock);
        Reviews = new ViolationReviews(documents, scrubber, Clock);
        Pipeline = new IngestionPipeline(
            Log, Registry, Consents, Pseudonymiser, scrubber, Sealer,
            Options.Create(new IngestionOptions()), Options.Create(privacy), Clock,
            new RailJudge(Rails, Registry, Sealer).Judge);
    }

    public static DateTimeOffset Now { get; } = new(2026, 11, 1, 10, 0, 2, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Now);
    public ModelRegistry Registry { get; }
    public ConsentRegister Consents { get; }
    public Pseudonymiser Pseudonymiser { get; }
    public FieldSealer Sealer { get; }
    public RailRegister Rails { get; }
    public ViolationReviews Reviews { get; }
    public IngestionPipeline Pipeline { get; }
    internal CollectingEventLog Log { get; } = new();

    internal AppendRequest Request => Log.Requests[^1];

    internal IEnumerable<(string Finding, string? Field, long Count)> Findings =>
        Request.Quality.Where(count => count.Finding is not ("checked" or "expected")).Select(count => (count.Finding, count.Field, count.Count));

    internal async Task<IngestOutcome> SendAsync(RecordKind kind, string body, BodyFormat format = BodyFormat.Batch) =>
        await Pipeline.IngestAsync(kind, Encoding.UTF8.GetBytes(body), format, "tests", TestContext.Current.CancellationToken);

    internal Task<IngestOutcome> SendItemsAsync(RecordKind kind, params string[] items) =>
        SendAsync(kind, $$"""{"items":[{{string.Join(',', items)}}]}""");

    /// <summary>The row of a record that is stored.</summary>
    internal async Task<TRow> StoreAsync<TRow>(RecordKind kind, string item)
        where TRow : RecordRow
    {
        var outcome = await SendAsync(kind, item, BodyFormat.Single);

        Assert.Empty(outcome.Faults);
        return Assert.IsType<TRow>(Assert.Single(Request.Rows));
    }

    /// <summary>Pointer and code of the one fault of a record that is rejected.</summary>
    internal async Task<(string Pointer, string? Code)> RejectAsync(RecordKind kind, string item, BodyFormat format = BodyFormat.Single)
    {
        var outcome = await SendAsync(kind, item, format);

        Assert.Null(outcome.Response);
        Assert.Empty(Request.Rows);
        return (Assert.Single(outcome.Faults).Key, outcome.Code);
    }

    internal Task ConsentAsync(string subject, params string[] purposes) =>
        Consents.PutAsync(
            subject, new ConsentRecord { Purposes = purposes.Length == 0 ? ["analytics"] : purposes }, TestContext.Current.CancellationToken);

    internal async Task RegisterAsync(ModelVersion version)
    {
        Assert.Empty(await Registry.RegisterAsync(version, TestContext.Current.CancellationToken));
    }

    /// <summary>A second register over the same documents, as after a restart.</summary>
    internal async Task<RailRegister> ReopenRailsAsync()
    {
        var reopened = new RailRegister(documents, Registry, Clock);
        await reopened.LoadAsync(TestContext.Current.CancellationToken);
        return reopened;
    }

    public void Dispose()
    {
        Rails.Dispose();
        Reviews.Dispose();
        Registry.Dispose();
        Consents.Dispose();
        documents.Dispose();
        ring.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

using System.Text;
using Analytics.Contracts.Reports;
using Analytics.Core.Alerts;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Reports;
using Analytics.Core.Tests.Alerts;
using Analytics.Core.Tests.Privacy;
using Analytics.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Analytics.Core.Tests.Reports;

/// <summary>Schedules and reports over real files, on a clock of their own. They can be restarted.</summary>
internal sealed class ReportWorld : IReportRenderer, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly KeyRing ring;
    private LiteDocuments documents = null!;
    private ReportCycle cycle = null!;
    private AlertOutbox outbox = null!;

    public ReportWorld(DateTimeOffset now)
    {
        Clock = new FakeTimeProvider(now);
        ring = Opened.OpenRing(folder.Path, new PrivacyOptions { MasterKey = Opened.MasterKey });
        Open();
    }

    public FakeTimeProvider Clock { get; }

    public ReportDesk Desk { get; private set; } = null!;

    public ReportSchedules Schedules { get; private set; } = null!;

    public Exception? Fails { get; set; }

    public IReadOnlyList<string> Told => [.. outbox.List(null, null, 100).Select(delivery => delivery.Notice.Title)];

    public async Task PutAsync(ReportSchedule schedule) => Assert.Empty((await Schedules.PutAsync(schedule, null, default)).Faults);

    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await cycle.TurnAsync(default);
    }

    /// <summary>As if the service had been stopped for a time: only what is in the files is known afterwards.</summary>
    public async Task RestartAsync(TimeSpan after)
    {
        documents.Dispose();
        Clock.Advance(after);
        Open();
        await cycle.LoadAsync(default);
        await cycle.TurnAsync(default);
    }

    public IReadOnlyDictionary<string, string[]> Check(ReportRequest request) => new Dictionary<string, string[]>();

    public Task<RenderedReport> RenderAsync(ReportRequest request, CancellationToken cancellationToken) => Fails is { } failure
        ? throw failure
        : Task.FromResult(new RenderedReport("Title", $"{request.From:O} to {request.To:O}", [], Encoding.UTF8.GetBytes("content")));

    public void Dispose()
    {
        documents.Dispose();
        ring.Dispose();
        folder.Dispose();
    }

    private void Open()
    {
        documents = new LiteDocuments(folder.Path, ring.DocumentsPassword);
        outbox = new AlertOutbox(documents, Clock);
        var options = Options.Create(new ReportOptions());
        Desk = new ReportDesk(documents, options, Clock);
        Schedules = new ReportSchedules(documents, this, new AlertChannels(documents, new FieldSealer(ring), [new CollectingSender()]), Clock);
        cycle = new ReportCycle(Desk, Schedules, this, outbox, options, Options.Create(new AlertOptions()), Clock, NullLogger<ReportCycle>.Instance);
    }
}

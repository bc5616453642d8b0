using System.Collections.Concurrent;
using Analytics.Contracts.Reports;
using Analytics.Core.Ports;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Reports;

/// <summary>The reports that were asked for, and what became of them. What is accepted is durable: after a restart it is written all the same.</summary>
public sealed class ReportDesk(IDocuments documents, IOptions<ReportOptions> options, TimeProvider clock) : IReportContents
{
    private const string Collection = "reports";
    private const string Contents = "reportContents";

    private readonly ConcurrentDictionary<string, Report> reports = new(StringComparer.Ordinal);
    private long changes;

    /// <summary>Grows whenever a report is asked for or ends.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var report in await documents.ListAsync<Report>(Collection, cancellationToken)) reports[report.Id] = report;
    }

    /// <summary>The latest reports, newest first.</summary>
    public IReadOnlyList<Report> List(int limit) => [.. reports.Values.OrderByDescending(report => report.CreatedAt).ThenByDescending(report => report.Id, StringComparer.Ordinal).Take(limit)];

    /// <summary>A report, or null.</summary>
    public Report? Find(string id) => reports.GetValueOrDefault(id);

    /// <summary>Content of a report that is written; null where there is none.</summary>
    public async Task<byte[]?> ContentAsync(string id, CancellationToken cancellationToken) =>
        (await documents.FindAsync<ReportContent>(Contents, id, cancellationToken))?.Bytes;

    /// <summary>Takes a faultless request. The same key by the same name gives the report of the first time.</summary>
    public async Task<Report> OrderAsync(ReportRequest request, string by, string? key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = key is null ? Guid.CreateVersion7(now).ToString("N") : Keyed(by, key);
        var report = new Report { Id = id, Request = request, Status = ReportStatus.Pending, By = by, CreatedAt = now };
        return await AddAsync(report, cancellationToken);
    }

    /// <summary>Adds a report unless there is one of its id; the one that is there.</summary>
    internal async Task<Report> AddAsync(Report report, CancellationToken cancellationToken)
    {
        if (reports.TryGetValue(report.Id, out var known)) return known;
        await documents.PutAsync(Collection, report.Id, report, cancellationToken);
        Interlocked.Increment(ref changes);
        return reports.GetOrAdd(report.Id, report);
    }

    /// <summary>The oldest report that waits, which is being written; null where none does.</summary>
    public Report? Next() => reports.Values.Where(report => report.Status == ReportStatus.Pending).MinBy(report => report.CreatedAt);

    /// <summary>Adds to a batch that a report is written; it counts once the batch is made and <see cref="Remember"/> called.</summary>
    internal Report Done(Report report, RenderedReport rendered, DocumentBatch batch)
    {
        var done = report with
        {
            Status = ReportStatus.Done,
            FinishedAt = clock.GetUtcNow(),
            Title = rendered.Title,
            Sentence = rendered.Sentence,
            Bytes = rendered.Content.Length,
        };
        batch.Put(Contents, report.Id, new ReportContent(rendered.Content)).Put(Collection, report.Id, done);
        return done;
    }

    /// <summary>Adds to a batch that a report could not be written.</summary>
    internal Report Failed(Report report, string detail, DocumentBatch batch)
    {
        var failed = report with { Status = ReportStatus.Failed, FinishedAt = clock.GetUtcNow(), Detail = detail };
        batch.Put(Collection, report.Id, failed);
        return failed;
    }

    internal void Remember(Report report)
    {
        reports[report.Id] = report;
        Interlocked.Increment(ref changes);
    }

    internal async Task PruneAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - options.Value.Keep;
        foreach (var report in reports.Values.Where(report => report.CreatedAt < oldest && report.Status != ReportStatus.Pending).ToList())
        {
            await documents.CommitAsync(new DocumentBatch().Delete(Contents, report.Id).Delete(Collection, report.Id), cancellationToken);
            reports.TryRemove(report.Id, out _);
        }
    }

    private static string Keyed(string by, string key) => "k-" + Alerts.AlertLabels.Hash([by, key]);
}

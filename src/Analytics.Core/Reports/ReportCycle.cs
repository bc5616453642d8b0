using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reports;
using Analytics.Core.Alerts;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Reports;

/// <summary>Asks for the reports that are due, writes what waits, one at a time, and hands it to the channels.</summary>
public sealed class ReportCycle(
    ReportDesk desk, ReportSchedules schedules, IReportRenderer renderer, AlertOutbox outbox,
    IOptions<ReportOptions> options, IOptions<AlertOptions> alerts, TimeProvider clock, ILogger<ReportCycle> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PrunePause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(5);

    /// <summary>Reads what is stored; must end before anything is asked for, or what is there already would not be known.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await desk.LoadAsync(cancellationToken);
        await schedules.LoadAsync(cancellationToken);
    }

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pruneAt = clock.GetUtcNow();
        while (true)
        {
            try
            {
                await TurnAsync(cancellationToken);
                if (clock.GetUtcNow() >= pruneAt)
                {
                    await desk.PruneAsync(cancellationToken);
                    pruneAt = clock.GetUtcNow() + PrunePause;
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // The containment boundary of the reports: what waits is tried again at the next turn.
                Log.ReportTurnFailed(logger, e);
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    /// <summary>One turn: what is due is asked for, what waits is written.</summary>
    internal async Task TurnAsync(CancellationToken cancellationToken)
    {
        foreach (var schedule in schedules.Due()) await OrderAsync(schedule, cancellationToken);
        while (desk.Next() is { } report) await WriteAsync(report, cancellationToken);
    }

    // The id is made of schedule and time: a turn that breaks off before the schedule is moved on asks for the same report again, not for a second one.
    private async Task OrderAsync(ReportSchedule schedule, CancellationToken cancellationToken)
    {
        var due = schedules.LastDue(schedule);
        var report = await desk.AddAsync(
            new Report
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{schedule.Uid}-{due.UtcDateTime:yyyyMMdd'T'HHmm}"),
                Request = schedule.Report with { From = due.AddDays(-schedule.Days), To = due },
                Status = ReportStatus.Pending,
                By = schedule.Uid,
                CreatedAt = clock.GetUtcNow(),
                Schedule = schedule.Uid,
                Late = clock.GetUtcNow() - due > LateAfter,
                Channels = schedule.Channels,
            },
            cancellationToken);
        await schedules.AdvanceAsync(schedule, report.Id, cancellationToken);
    }

    private async Task WriteAsync(Report report, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.Timeout);
        RenderedReport rendered;
        try
        {
            rendered = await renderer.RenderAsync(report.Request, limit.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ReportFailed(logger, report.Id, e);
            var detail = e switch
            {
                ReportException => e.Message,
                StoreUnavailableException => "The store could not answer.",
                OperationCanceledException => string.Create(CultureInfo.InvariantCulture, $"It took longer than {options.Value.Timeout.TotalSeconds:0} seconds."),
                _ => "It could not be written; the log of the service says why.",
            };
            var told = new ReportNotice(report.Id, $"A report could not be written: {report.Request.Template}", detail, [], Link(report), report.Request.Format);
            await StoreAsync(report, batch => desk.Failed(report, detail, batch), told, cancellationToken);
            return;
        }

        if (report.Schedule is not null && options.Value.Folder.Length > 0)
            await File.WriteAllBytesAsync(Path.Combine(options.Value.Folder, $"{report.Id}.{ReportFormats.Extension(report.Request.Format)}"), rendered.Content, cancellationToken);
        await StoreAsync(
            report, batch => desk.Done(report, rendered, batch), new ReportNotice(report.Id, rendered.Title, rendered.Sentence, rendered.Facts, Link(report), report.Request.Format), cancellationToken);
    }

    /// <summary>Stores what became of a report together with the notifications about it: none is without the other.</summary>
    private async Task StoreAsync(Report report, Func<DocumentBatch, Report> change, ReportNotice told, CancellationToken cancellationToken)
    {
        var batch = new DocumentBatch();
        var ended = change(batch);
        var notice = new AlertNotice
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            Group = report.Schedule ?? report.Id,
            Status = NoticeStatus.Resolved,
            Reason = "report",
            Severity = AlertSeverity.Info,
            Title = told.Title,
            At = clock.GetUtcNow(),
            Alerts = [],
            Report = told,
        };
        await outbox.AddAsync(notice, report.Channels, batch, cancellationToken);
        desk.Remember(ended);
    }

    private string Link(Report report) => $"{alerts.Value.PublicUrl.TrimEnd('/')}/v1/reports/{report.Id}/content";
}

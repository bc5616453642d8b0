using System.Collections.Concurrent;
using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Monitors;

/// <summary>Looks at a window. A check that throws or takes too long is a result of its own, and stops no other.</summary>
public sealed class MonitorRunner(
    MonitorChecks checks, MonitorHistory history, AlarmBudgets budgets, MeasureEngine engine, IOptions<MonitorOptions> options, TimeProvider clock, ILogger<MonitorRunner> logger)
{
    private const int Seed = 42;
    private const int MostFindings = 50;
    private const int MostQuietFindings = 10;

    private readonly EarlierScores earlier = new(clock);
    private readonly ConcurrentDictionary<string, Task> stuck = new(StringComparer.Ordinal);

    internal async Task<MonitorResult> LookAsync(MonitorLook look, int siblings, long sequence, CancellationToken cancellationToken)
    {
        var (monitor, start) = (look.Monitor, clock.GetTimestamp());
        using var trace = Instruments.Traces.StartActivity($"monitor {monitor.Check}");
        var level = Math.Max(budgets.LevelOfLook(monitor, siblings, look.Look), look.Standing ?? 0);
        var question = new MonitorQuestion(monitor, MonitorScopes.Of(monitor, look.Window, engine.Registry), level);
        var tooFew = checks.Find(monitor.Check)!.TooFew(monitor, look.Window, look.Rows);
        var (findings, failure) = tooFew is null ? await FindAsync(question, cancellationToken) : ([tooFew], null);
        var result = Result(look, question, findings, failure) with
        {
            Looks = tooFew is null ? look.Look : look.Look - 1,
            Sequence = sequence,
            ElapsedMs = clock.GetElapsedTime(start).TotalMilliseconds,
        };
        if (tooFew is null) await budgets.RecordAsync(monitor, result.Status == MonitorStatus.Alert, cancellationToken);
        history.Add(result);
        Instruments.Checks.Record(result.ElapsedMs / 1_000, new("check", monitor.Check), new("status", result.Status));
        return result;
    }

    private MonitorResult Result(MonitorLook look, MonitorQuestion question, IReadOnlyList<Finding> findings, string? failure)
    {
        var status = failure is null ? MonitorStatus.Of(findings) : MonitorStatus.Error;

        // Later windows are compared with all scores of this one; and what labels show of it stands until they show something else of a later one.
        var most = look.Monitor.Rule.Kind is MonitorRules.Deviation or MonitorRules.EDetector || MonitorChecks.AwaitsLabels(look.Monitor) ? findings.Count : status == MonitorStatus.Alert ? MostFindings : MostQuietFindings;
        return new MonitorResult
        {
            Monitor = look.Monitor.Uid,
            Window = look.Window,
            Complete = look.Complete,
            Status = status,
            Because = failure ?? Sentence(look.Monitor, findings),
            Findings = [.. findings.OrderByDescending(finding => finding.Status == FindingStatus.Alert).ThenByDescending(finding => finding.Impact ?? 0).Take(most)],
            Judged = findings.Count,
            Alerting = findings.Count(finding => finding.Status == FindingStatus.Alert),
            Level = question.Level,
            Rows = look.Rows,
            Labels = look.Labels,
            Provenance = new Provenance
            {
                Configuration = MonitorHistory.QuestionOf(look.Monitor),
                Seed = Seed,
                Window = look.Window,
                Reference = question.Scope.Reference.Window,
                DataSet = question.Scope.Reference.DataSet,
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    /// <summary>The findings of a question by the rule of its monitor.</summary>
    private async Task<IReadOnlyList<Finding>> AskAsync(MonitorQuestion question, CancellationToken cancellationToken)
    {
        var (monitor, check) = (question.Definition, checks.Find(question.Definition.Check)!);
        var scores = await earlier.ReadAsync(check, question, isClean => history.BeforeAsync(monitor, question.Scope.Window, isClean, cancellationToken), cancellationToken);
        return DecisionRules.Apply(monitor, await check.FindAsync(question, cancellationToken), question.Level, scores);
    }

    // The containment boundary: whatever a check throws becomes the state of its window.
    private async Task<(IReadOnlyList<Finding> Findings, string? Failure)> FindAsync(MonitorQuestion question, CancellationToken cancellationToken)
    {
        var uid = question.Definition.Uid;
        if (stuck.TryGetValue(uid, out var before) && !before.IsCompleted) return ([], "An earlier look has not ended yet.");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<IReadOnlyList<Finding>>? asking = null;
        try
        {
            asking = Task.Run(() => AskAsync(question, limit.Token), limit.Token);
            return (await asking.WaitAsync(options.Value.Timeout, clock, cancellationToken), null);
        }
        catch (TimeoutException)
        {
            stuck[uid] = asking!;
            await limit.CancelAsync();
            Log.MonitorTooSlow(logger, uid, options.Value.Timeout);
            return ([], $"The check took longer than {DurationConverter.Format(options.Value.Timeout)}.");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not StoreUnavailableException)
        {
            Log.MonitorFailed(logger, uid, e);
            return ([], $"The check failed ({e.GetType().Name}).");
        }
    }

    private static string Sentence(MonitorDefinition monitor, IReadOnlyList<Finding> findings)
    {
        var alerts = findings.Where(finding => finding.Status == FindingStatus.Alert).OrderByDescending(finding => finding.Impact ?? 0).ToList();
        if (alerts.Count > 0) return alerts.Count == 1 ? alerts[0].Because : string.Create(CultureInfo.InvariantCulture, $"{alerts[0].Because} And {alerts.Count - 1} more of {findings.Count}.");
        return findings.Count switch
        {
            0 when monitor.Columns.Count > 0 => $"There is nothing to judge: the model has none of {string.Join(", ", monitor.Columns)} in this window.",
            0 => "There is nothing to judge.",
            1 => findings[0].Because,
            _ when findings.All(finding => finding.Status == FindingStatus.Skipped) => $"All of {findings.Count} were skipped: {findings[0].Because}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{findings.Count(finding => finding.Status == FindingStatus.Ok)} of {findings.Count} are ok, {findings.Count(finding => finding.Status == FindingStatus.NotEnoughData)} have too few data."),
        };
    }
}

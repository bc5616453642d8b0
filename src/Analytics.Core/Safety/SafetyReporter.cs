using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Contracts.Safety;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Safety;

/// <summary>How safe a model's answers were.</summary>
public sealed class SafetyReporter(
    IEventQueries queries, ModelRegistry registry, RailRegister rails, ViolationReviews reviews, SafetyAnalyser analyser, IOptions<SafetyOptions> options, TimeProvider clock)
{
    private const double Alpha = 0.05;
    private const int MostSegments = 3;

    /// <summary>Faults of a window and its bucket, by JSON pointer; empty when it can be reported on.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(TimeRange window, string? bucket) => WindowRules.Check(window, bucket);

    /// <summary>
    /// The report; null where the model (or the version asked for) is unknown. Split: the key of a segment, otherwise up to three that the active rules
    /// look at. Objective: a tolerated rate above 0 and below 1, or null. Bucket: hour, day, week, month; null: chosen by the length of the window.
    /// </summary>
    /// <exception cref="ArgumentException">The window or the bucket has faults.</exception>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<SafetyReport?> ReportAsync(
        AnalysisScope scope, string? split, double? objective, string? bucket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope = scope with { Reference = References.Recorded(scope.Reference, scope.Window) };
        var (model, version, window) = (scope.Model, scope.Version, scope.Window);
        var width = WindowRules.Width(window, bucket);
        if (registry.List().FirstOrDefault(summary => summary.Model == model) is not { } known) return null;
        if (version is not null && !known.Versions.Contains(version)) return null;

        var active = rails.ActiveOf(model);
        var ask = new CheckQuestion(queries, model, version, window, scope.Filters);
        var total = await ask.CountAsync(null, cancellationToken);
        var byVersion = await ask.CountAsync(Field.Of("version"), cancellationToken);
        var bySegment = new Dictionary<string, IReadOnlyList<CheckCount>>();
        foreach (var key in split is null ? (active?.Segments ?? []).Take(MostSegments) : [split])
            bySegment[key] = await ask.CountAsync(Field.Of($"segments.{key}"), cancellationToken);

        var counts = new RuleCounts(rails.SetsOf(model));
        var series = await ask.SeriesAsync(width, cancellationToken);
        return new SafetyReport
        {
            Model = model,
            Version = version,
            Window = window,
            Rails = active?.Version,
            Judged = RuleCounts.Judged(total),
            Reported = RuleCounts.Reported(total),
            Rules = counts.Rules(total, byVersion, bySegment),
            Series = [.. series.Select(row => new BucketRate(TimeBuckets.Utc(row.Bucket), SafetyRates.Of(row.Violations, row.Checks)))],
            Objective = objective is { } rate ? ObjectiveReader.Read(rate, series) : null,
            Findings = await analyser.AnalyseAsync(scope, total, Alpha, cancellationToken),
            OpenIncidents = await IncidentsAsync(model, version, window, cancellationToken),
            Provenance = new Provenance
            {
                Configuration = ConfigurationHash.Of(new { scope, split, objective, width, rules = active?.Version, options.Value.IncidentGap }),
                Seed = 0,
                Window = window,
                Reference = scope.Reference.Window,
                DataSet = scope.Reference.DataSet,
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    private async Task<IReadOnlyList<SafetyIncident>> IncidentsAsync(string model, string? version, TimeRange window, CancellationToken cancellationToken)
    {
        var incidents = await queries.IncidentsAsync(
            new IncidentQuery
            {
                Model = model,
                Version = version,
                From = window.From.UtcDateTime,
                To = window.To.UtcDateTime,
                Gap = options.Value.IncidentGap,
                Closed = reviews.Having(ViolationStatus.Dismissed, ViolationStatus.Resolved),
                Limit = SafetyReport.MostIncidents,
            },
            cancellationToken);
        return
        [
            .. incidents.Select(incident => new SafetyIncident
            {
                Model = incident.Model,
                Rule = incident.Rule,
                Severity = incident.Severity,
                First = incident.First,
                Last = incident.Last,
                Violations = incident.Checks,
                Open = incident.Open,
                Blocked = incident.Blocked,
            }),
        ];
    }
}

using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Ports;

namespace Analytics.Core.Anomalies;

/// <summary>
/// Finds points of any measure over time that neither its season nor its level explains: latency, error rates, throughput, cost, whatever the catalogue has.
/// </summary>
public sealed class SeriesAnalyser(MeasureEngine engine, TimeProvider clock)
{
    public const string Check = "series";
    public const string Hour = "hour";
    public const string Day = "day";

    private static readonly TimeSpan HourHistory = TimeSpan.FromDays(35);
    private static readonly TimeSpan DayHistory = TimeSpan.FromDays(182);

    /// <summary>Faults of a request by JSON pointer; empty when it can be answered.</summary>
    public IReadOnlyDictionary<string, string[]> Validate(AnomalyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new FaultList();
        if (request.Interval is not (Hour or Day)) faults.Add("/interval", "Must be hour or day.");
        if (request.Method is { } method && !SeriesJudge.Methods.Contains(method)) faults.Add("/method", $"Must be one of {string.Join(", ", SeriesJudge.Methods)}.");
        if (request.Alpha is not (> 0 and < 1)) faults.Add("/alpha", "Must lie between 0 and 1.");
        if (request.Aggregate == "histogram") faults.Add("/aggregate", "A histogram is no figure.");
        if (request.Range is null || request.Range.From >= request.Range.To || request.Range.To - request.Range.From > HistoryOf(request))
            faults.Add("/range", "Must be a window, from before to, no longer than its history: 35 days of hours or 182 days.");
        foreach (var (pointer, messages) in engine.Check(Ask(request, request.Range ?? new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1))))) faults.Add(pointer, messages[0]);
        return faults.ByPointer;
    }

    /// <summary>The report on what <see cref="Validate"/> calls faultless.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public Task<AnomalyReport> AnalyseAsync(AnomalyRequest request, CancellationToken cancellationToken) => AnalyseAsync(request, null, cancellationToken);

    /// <summary>The report as it was known at a time: without labels that came later. Null: now.</summary>
    internal async Task<AnomalyReport> AnalyseAsync(AnomalyRequest request, DateTimeOffset? knownBy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var width = request.Interval == Day ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);
        var end = Floor(clock.GetUtcNow() < request.Range.To ? clock.GetUtcNow() : request.Range.To, width);
        var start = Floor(request.Range.From - HistoryOf(request), width);
        var answer = await engine.AnswerAsync(Ask(request, new TimeRange(start, end > start ? end : start + width)), knownBy, cancellationToken);
        var values = answer.Rows.Where(row => row.Figure.Value is not null).ToDictionary(row => row.From, row => row.Figure.Value!.Value);
        var isCount = answer.Aggregate is "count" or "sum";
        if (values.Count > 0) start = values.Keys.Min();
        var times = Enumerable.Range(0, Math.Max(0, (int)((end - start) / width))).Select(at => start + (at * width)).ToList();
        double?[] series = [.. times.Select(time => values.TryGetValue(time, out var value) ? value : isCount ? 0 : (double?)null)];
        var first = times.FindIndex(time => time >= request.Range.From);
        var judged = SeriesJudge.Of(series, first < 0 ? series.Length : first, request.Interval == Day, request.Method, request.Alpha, isCount);
        AnomalyPoint[] points = [.. times.Select((time, at) => new AnomalyPoint(time, series[at], judged.Expected?[at], judged.Anomalies.Contains(at))).Skip(first < 0 ? times.Count : first)];
        return new AnomalyReport
        {
            Measure = answer.Measure,
            Aggregate = answer.Aggregate,
            Unit = answer.Unit,
            Method = judged.Method,
            Season = judged.Season,
            History = series.Length,
            Points = points,
            Findings = [Finding(answer, points, judged)],
            Provenance = new Provenance
            {
                Configuration = ConfigurationHash.Of(request),
                Seed = 0,
                Window = request.Range,
                Reference = start < request.Range.From ? new TimeRange(start, request.Range.From) : null,
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    private static TimeSpan HistoryOf(AnomalyRequest request) => request.Interval == Day ? DayHistory : HourHistory;

    private static MeasureQuery Ask(AnomalyRequest request, TimeRange range) => new()
    {
        Measure = request.Measure,
        Aggregate = request.Aggregate,
        Filters = request.Filters,
        Interval = request.Interval,
        Range = range,
    };

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan width) => new(time.UtcTicks - (time.UtcTicks % width.Ticks), TimeSpan.Zero);

    private static Finding Finding(MeasureResult answer, AnomalyPoint[] points, SeriesVerdict judged)
    {
        var finding = new Finding
        {
            Check = Check,
            Subject = $"{answer.Measure}.{answer.Aggregate}",
            Status = FindingStatus.NotEnoughData,
            Because = string.Create(CultureInfo.InvariantCulture, $"{judged.Points} points of history and window; {SeriesJudge.Least} are needed."),
            Method = judged.Method,
            Unit = answer.Unit,
            N = judged.Points,
        };
        if (judged.Method is null) return finding;
        if (points.Length == 0) return finding with { Because = "No point of the window is over yet." };
        var anomalies = points.Where(point => point.Anomaly).ToList();
        var worst = anomalies.MaxBy(point => Math.Abs((point.Value ?? 0) - (point.Expected ?? 0))) ?? points[^1];
        return finding with
        {
            Status = anomalies.Count > 0 ? FindingStatus.Alert : FindingStatus.Ok,
            Score = worst.Value,
            Reference = worst.Expected,
            Since = anomalies.Count > 0 ? anomalies[0].From : null,
            Because = anomalies.Count > 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{anomalies.Count} of {points.Length} points are out of the ordinary; the furthest, {worst.From:yyyy-MM-dd HH:mm} UTC, is {worst.Value:0.####}{(worst.Expected is { } expected ? string.Create(CultureInfo.InvariantCulture, $" where {expected:0.####} was to be expected") : "")}.")
                : string.Create(CultureInfo.InvariantCulture, $"None of {points.Length} points is out of the ordinary."),
            Impact = anomalies.Count > 0 && worst.Expected is { } usual && usual != 0 ? Math.Abs((worst.Value ?? 0) / usual) : anomalies.Count,
        };
    }
}

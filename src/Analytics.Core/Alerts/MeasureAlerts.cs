using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;

namespace Analytics.Core.Alerts;

/// <summary>Rules on measures: the question is asked for the latest window, and its figures are compared with the rule's thresholds.</summary>
internal static class MeasureAlerts
{
    public const string Name = "measure";

    private const string Count = "count";

    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(366);

    public static AlertSource Source(MeasureEngine engine) => new()
    {
        Name = Name,
        Check = rule => Check(rule, engine),
        ObserveAsync = (rule, now, cancellationToken) => ObserveAsync(rule, engine, now, cancellationToken),
    };

    /// <summary>The window of a rule at a time.</summary>
    public static TimeRange Window(AlertRule rule, DateTimeOffset now) => new(now - rule.Offset - rule.Query!.Window, now - rule.Offset);

    /// <summary>What a figure says to a rule.</summary>
    public static AlertSignal Judge(AlertRule rule, Figure figure)
    {
        var fire = rule.Fire!;
        if (figure.N < rule.MinSamples || ThresholdRules.Of(fire, figure) is not { } value) return AlertSignal.NoData;
        if (ThresholdRules.Holds(fire, value)) return AlertSignal.Breach;
        if (rule.Recover is not { } recover) return AlertSignal.Clear;
        return ThresholdRules.Of(recover, figure) is { } recovered && ThresholdRules.Holds(recover, recovered) ? AlertSignal.Clear : AlertSignal.Between;
    }

    private static IReadOnlyDictionary<string, string[]> Check(AlertRule rule, MeasureEngine engine)
    {
        var faults = new FaultList();
        ThresholdRules.Check(rule, faults);
        if (rule.Query is not { } query)
        {
            faults.Add("/query", "Is required by the source measure.");
            return faults.ByPointer;
        }

        if (query.Window < ShortestWindow || query.Window > LongestWindow)
            faults.Add("/query/window", "Must be 1m to 366d.");
        if (query.Aggregate == "histogram")
            faults.Add("/query/aggregate", "A histogram is no figure.");
        var asked = Ask(query, new TimeRange(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)));
        foreach (var (pointer, messages) in engine.Check(asked))
            faults.Add("/query" + pointer, messages[0]);
        return faults.ByPointer;
    }

    private static async Task<IReadOnlyList<AlertObservation>> ObserveAsync(
        AlertRule rule, MeasureEngine engine, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var result = await engine.AnswerAsync(Ask(rule.Query!, Window(rule, now)), cancellationToken);
        return [.. result.Rows.Select(row => Observation(rule, result, row))];
    }

    private static AlertObservation Observation(AlertRule asked, MeasureResult result, MeasureRow row)
    {
        // That there is none is a count too, and not too little to say so: how what stops coming is found.
        var rule = result.Aggregate == Count && asked.MinSamples == 1 ? asked with { MinSamples = 0 } : asked;
        var signal = Judge(rule, row.Figure);
        return new AlertObservation
        {
            Keys = row.Keys,
            Signal = signal,
            Figure = row.Figure,
            Previous = row.Previous,
            Unit = result.Unit,
            Detail = signal == AlertSignal.NoData ? WhyNone(rule, row.Figure) : null,
        };
    }

    private static string WhyNone(AlertRule rule, Figure figure)
    {
        if (figure.N < rule.MinSamples)
            return FormattableString.Invariant($"{figure.N} records, and the rule asks for {rule.MinSamples}");
        return figure.Insufficient ?? "the figure has no 95 % interval";
    }

    private static MeasureQuery Ask(AlertQuery query, TimeRange range) => new()
    {
        Measure = query.Measure,
        Aggregate = query.Aggregate,
        Filters = query.Filters,
        Breakdown = query.Breakdown,
        Range = range,
        Compare = "previous",
    };
}

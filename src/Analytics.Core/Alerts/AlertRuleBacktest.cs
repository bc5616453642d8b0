using Analytics.Contracts.Alerting;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Ports;

namespace Analytics.Core.Alerts;

/// <summary>Replays the past through a rule on measures: the same question, condition and life of alerts as in earnest.</summary>
public sealed class AlertRuleBacktest(AlertRules rules, TimeProvider clock)
{
    /// <summary>The most evaluations of one back-test; a longer history is looked at less often.</summary>
    public const int MostEvaluations = 1_000;

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestHistory = TimeSpan.FromDays(366);

    /// <summary>Faults of a request by JSON pointer; empty when it can be run.</summary>
    public IReadOnlyDictionary<string, string[]> Check(AlertRule rule, RuleBacktestRequest request)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(request);
        var faults = new FaultList();
        if (request.From >= request.To || request.To > clock.GetUtcNow()) faults.Add("/to", "Must be after from, and not in the future.");
        else if (request.To - request.From > LongestHistory) faults.Add("/from", "Must be at most 366 days before to.");
        if (rule.Source != MeasureAlerts.Name) faults.Add("/rule/source", "Must be measure: what monitors would have found is told by their own back-test.");
        else
            foreach (var (pointer, messages) in rules.Check(rule)) faults.Add("/rule" + pointer, messages[0]);
        return faults.ByPointer;
    }

    /// <summary>The report.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<RuleBacktestReport> RunAsync(AlertRule rule, RuleBacktestRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(request);
        var every = EveryOf(rule, request.To - request.From);
        var source = rules.SourceOf(rule);
        RuleMemory? memory = null;
        List<RuleBacktestFiring> firings = [];
        var (evaluations, breaches, withoutData) = (0, 0, 0);
        for (var now = request.From + every; now <= request.To; now += every)
        {
            var observations = await source.ObserveAsync(rule, now, cancellationToken);
            var outcome = RuleEvaluation.Answered(rule, memory, observations, source.Unseen, now);
            memory = outcome.Memory;
            evaluations++;
            breaches += observations.Any(one => one.Signal == AlertSignal.Breach) ? 1 : 0;
            withoutData += observations.All(one => one.Signal == AlertSignal.NoData) ? 1 : 0;
            Tell(outcome.Transitions, firings);
        }

        return new RuleBacktestReport
        {
            Rule = rule.Uid,
            Every = every,
            Evaluations = evaluations,
            Breaches = breaches,
            WithoutData = withoutData,
            Fired = firings.Count,
            FiredPerMonth = firings.Count / ((request.To - request.From) / Month),
            Firings = firings,
            Provenance = new Provenance
            {
                Configuration = ConfigurationHash.Of(new { rule = rule with { Uid = "", Title = null, Revision = 0 }, request.From, request.To }),
                Seed = 0,
                Window = new TimeRange(request.From, request.To),
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    private static TimeSpan EveryOf(AlertRule rule, TimeSpan history)
    {
        if (history / rule.Every <= MostEvaluations) return rule.Every;
        return rule.Every * Math.Ceiling(history / MostEvaluations / rule.Every);
    }

    private static void Tell(IReadOnlyList<AlertTransition> transitions, List<RuleBacktestFiring> firings)
    {
        foreach (var transition in transitions)
        {
            if (transition.Kind == AlertKinds.Fired) firings.Add(new(transition.Labels, transition.At, null, transition.Figure));
            else if (transition.Kind == AlertKinds.Resolved && firings.FindLastIndex(firing => firing.ResolvedAt is null && AreSame(firing.Labels, transition.Labels)) is >= 0 and var at)
                firings[at] = firings[at] with { ResolvedAt = transition.At };
        }
    }

    private static bool AreSame(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(label => other.GetValueOrDefault(label.Key) == label.Value);
}

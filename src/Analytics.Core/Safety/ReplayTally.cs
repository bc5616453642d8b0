using Analytics.Contracts.Reporting;
using Analytics.Contracts.Safety;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Core.Safety.Grammar;

namespace Analytics.Core.Safety;

/// <summary>Counts what rules say of past predictions, and where that differs from what was recorded.</summary>
internal sealed class ReplayTally(CompiledRails rails)
{
    private const int Examples = 10;

    private readonly Dictionary<string, Tally> tallies = rails.Set.Rules.ToDictionary(rule => rule.Id, _ => new Tally(), StringComparer.Ordinal);
    private long read;
    private long compared;
    private long withoutText;
    private long violations;
    private bool readsText;

    public void Add(StoredPrediction stored, FeatureExtras? extras, ModelSchema schema)
    {
        read++;
        if (extras?.Texts() is null) withoutText++;
        if (stored.Judged) compared++;

        var subject = new RailSubject(stored.Row, extras);
        var worst = RailVerdict.Warn;
        foreach (var rule in rails.For(schema))
        {
            readsText |= rule.ReadsText;
            if (!rule.Applies(in subject)) continue;
            if (rule.Rule.Verdict > worst) worst = rule.Rule.Verdict;
            var tally = tallies[rule.Rule.Id];
            tally.Applies++;
            if (stored.Judged && !stored.Fired.Contains(rule.Rule.Id)) tally.Add(stored.Row.Id);
            tally.Now = read;
        }

        if (worst > RailVerdict.Warn) violations++;
        foreach (var fired in stored.Fired) Compare(fired, stored.Row.Id);
    }

    public RailReplay ToReplay(TimeRange window, long predictions) => new()
    {
        Window = window,
        Predictions = predictions,
        Read = read,
        Compared = compared,
        WithoutText = withoutText,
        ReadsText = readsText,
        Violations = SafetyRates.Of(violations, read),
        Rules = [.. tallies.OrderByDescending(rule => rule.Value.Added + rule.Value.Removed).ThenBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => rule.Value.Of(rule.Key))],
    };

    private void Compare(string fired, string id)
    {
        if (!tallies.TryGetValue(fired, out var tally)) tallies[fired] = tally = new Tally();
        tally.Recorded++;
        if (tally.Now != read) tally.Remove(id);
    }

    private sealed class Tally
    {
        private readonly List<string> added = [];
        private readonly List<string> removed = [];

        public long Applies { get; set; }
        public long Recorded { get; set; }
        public long Added { get; private set; }
        public long Removed { get; private set; }

        /// <summary>Number of the last prediction to which the rule applied.</summary>
        public long Now { get; set; }

        public void Add(string id)
        {
            Added++;
            if (added.Count < Examples) added.Add(id);
        }

        public void Remove(string id)
        {
            Removed++;
            if (removed.Count < Examples) removed.Add(id);
        }

        public RuleReplay Of(string rule) => new()
        {
            Rule = rule,
            Applies = Applies,
            Recorded = Recorded,
            Added = Added,
            Removed = Removed,
            AddedExamples = added,
            RemovedExamples = removed,
        };
    }
}

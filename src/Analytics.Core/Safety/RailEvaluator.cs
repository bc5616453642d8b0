using Analytics.Contracts.Safety;
using Analytics.Core.Ingestion;
using Analytics.Core.Registry;
using Analytics.Core.Safety.Grammar;

namespace Analytics.Core.Safety;

/// <summary>Judges a prediction before it is shown. Reads it as it would be recorded, touches no store and keeps nothing.</summary>
public sealed class RailEvaluator(IngestionPipeline pipeline, RailRegister rails, ModelRegistry registry)
{
    /// <summary>The answer, or the faults of the prediction by JSON pointer.</summary>
    public (SafetyEvaluation? Evaluation, IReadOnlyDictionary<string, string[]> Faults) Evaluate(ReadOnlyMemory<byte> prediction)
    {
        var (row, extras, outcome) = pipeline.ReadPrediction(prediction);
        if (row is null) return (null, outcome.Faults);

        var active = rails.ActiveOf(row.Model);
        var hits = new List<RailHit>();
        if (active is not null)
        {
            // What can't be judged must not pass for safe.
            if (registry.Schema(row.Model, row.Version) is not { } schema)
                return (null, new Dictionary<string, string[]> { ["/version"] = ["is not known: register it, or record a prediction of it first"] });

            var subject = new RailSubject(row, extras);
            foreach (var rule in active.For(schema))
                if (rule.Applies(in subject))
                    hits.Add(rule.Hit);
        }

        return (new SafetyEvaluation
        {
            PredictionId = row.Id,
            Model = row.Model,
            Rails = active?.Version,
            Verdict = active is null ? "unjudged" : hits.Count == 0 ? "pass" : hits.Max(hit => hit.Verdict).ToString().ToLowerInvariant(),
            Hits = hits,
        }, outcome.Faults);
    }
}

using Analytics.Contracts.Reporting;
using Analytics.Contracts.Safety;
using Analytics.Core.Ingestion;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Safety;

/// <summary>Judges past predictions by rules that are not in force, and sets that beside what was recorded. Reads one prediction at a time; keeps only counts.</summary>
public sealed class RailReplayer(
    IEventQueries queries, RailRegister rails, ModelRegistry registry, FieldSealer sealer, IOptions<SafetyOptions> options)
{
    /// <summary>Faults of a window, by JSON pointer; empty when it can be replayed.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(TimeRange window) => WindowRules.Check(window, null);

    /// <summary>The replay, or the faults of the rules by JSON pointer. Both null: there is no such model.</summary>
    /// <exception cref="ArgumentException">The window has faults.</exception>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<(RailReplay? Replay, IReadOnlyDictionary<string, string>? Faults)> ReplayAsync(
        string model, RailSetDraft draft, TimeRange window, CancellationToken cancellationToken)
    {
        if (Check(window).Count > 0) throw new ArgumentException("The window has faults: check it first.", nameof(window));
        var (tried, faults) = rails.Try(model, draft);
        if (tried is null) return (null, faults);

        var tally = new ReplayTally(tried);
        var query = new PredictionQuery { Model = model, From = window.From.UtcDateTime, To = window.To.UtcDateTime, Limit = options.Value.ReplayPredictions };
        var all = await queries.ReadPredictionsAsync(query, Judge, cancellationToken);
        return (tally.ToReplay(window, all), faults);

        void Judge(StoredPrediction stored)
        {
            if (registry.Schema(model, stored.Row.Version) is not { } schema) return;
            var extras = stored.Row.Extras is { } isSealed ? FeatureExtras.Of(sealer.Open(isSealed)) : null;
            tally.Add(stored, extras, schema);
        }
    }
}

using System.Collections.Concurrent;
using Analytics.Contracts.Safety;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Core.Safety.Grammar;

namespace Analytics.Core.Safety;

/// <summary>
/// The rules of the models, by version, of which one may be active. Reads are lock-free; writes follow one another, and are durable before they are
/// in force. A saved version never changes.
/// </summary>
public sealed class RailRegister(IDocuments documents, ModelRegistry registry, TimeProvider clock) : IDisposable
{
    private const string Sets = "rails";
    private const string Activations = "railActivations";

    private readonly ConcurrentDictionary<string, IReadOnlyList<RailDocument>> sets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RailActivations> activations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CompiledRails> active = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Reads what is stored; called once at start, after the model registry.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var versions in (await documents.ListAsync<RailDocument>(Sets, cancellationToken)).GroupBy(document => document.Set.Model))
            sets[versions.Key] = [.. versions.OrderBy(document => document.Set.Version)];
        foreach (var document in await documents.ListAsync<RailActivations>(Activations, cancellationToken))
        {
            activations[document.Model] = document;
            Enforce(document.Model);
        }
    }

    /// <summary>
    /// Saves rules as the next version, and activates it where that is asked for. Rules like those of the newest version are that version.
    /// Faults: JSON pointer and message; then there is no set. Null faults and set: there is no such model.
    /// </summary>
    public async Task<(RailSet? Set, IReadOnlyDictionary<string, string>? Faults)> SaveAsync(
        string model, RailSetDraft draft, bool activate, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (RailSchema.Of(model, registry) is not { } schema) return (null, null);
        var (faults, conditions) = RailRules.Check(draft, schema);
        if (faults.Count > 0) return (null, faults);

        await writing.WaitAsync(cancellationToken);
        try
        {
            var known = sets.GetValueOrDefault(model, []);
            var set = known.Count > 0 && IsLike(known[^1].Set, draft)
                ? known[^1].Set
                : new RailSet { Model = model, Version = known.Count + 1, Note = draft.Note, CreatedAt = clock.GetUtcNow(), CreatedBy = by, Rules = draft.Rules };
            if (set.Version > known.Count)
            {
                var document = new RailDocument { Set = set, Kinds = [.. conditions.Select(condition => condition.Kinds)] };
                await documents.PutAsync(Sets, $"{model}/{set.Version:D6}", document, cancellationToken);
                sets[model] = [.. known, document];
            }

            if (activate) await SetActiveAsync(model, set.Version, by, cancellationToken);
            return (Shown(set), faults);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Makes a version the active one, or none. False where there is no such version.</summary>
    public async Task<bool> ActivateAsync(string model, int? version, string by, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var known = sets.GetValueOrDefault(model, []);
            if (known.Count == 0 || version < 1 || version > known.Count) return false;
            await SetActiveAsync(model, version, by, cancellationToken);
            return true;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>A version, or (null) the active one; null where there is none.</summary>
    public RailSet? Find(string model, int? version = null)
    {
        var wanted = version ?? activations.GetValueOrDefault(model)?.Active;
        var known = sets.GetValueOrDefault(model, []);
        return wanted >= 1 && wanted <= known.Count ? Shown(known[wanted.Value - 1].Set) : null;
    }

    /// <summary>All versions; null where the model has none.</summary>
    public RailVersions? Versions(string model)
    {
        if (!sets.TryGetValue(model, out var known)) return null;
        var current = activations.GetValueOrDefault(model);
        return new RailVersions
        {
            Model = model,
            Active = current?.Active,
            Versions =
            [
                .. known.Reverse().Select(document => document.Set).Select(set =>
                    new RailSetSummary(set.Version, set.Version == current?.Active, set.Rules.Count, set.Note, set.CreatedAt, set.CreatedBy)),
            ],
            Activations = [.. (current?.Steps ?? []).Reverse()],
        };
    }

    public void Dispose() => writing.Dispose();

    /// <summary>True while no model has active rules.</summary>
    internal bool IsEmpty => active.IsEmpty;

    internal CompiledRails? ActiveOf(string model) => active.GetValueOrDefault(model);

    internal IEnumerable<RailSet> SetsOf(string model) => sets.GetValueOrDefault(model, []).Select(document => document.Set);

    /// <summary>Compiles rules that are not saved.</summary>
    internal (CompiledRails? Rails, IReadOnlyDictionary<string, string>? Faults) Try(string model, RailSetDraft draft)
    {
        if (RailSchema.Of(model, registry) is not { } schema) return (null, null);
        var (faults, conditions) = RailRules.Check(draft, schema);
        var set = new RailSet { Model = model, Version = 0, CreatedAt = clock.GetUtcNow(), CreatedBy = "", Rules = draft.Rules };
        return faults.Count > 0 ? (null, faults) : (new CompiledRails(set, conditions), faults);
    }

    private RailSet Shown(RailSet set) => set with { Active = activations.GetValueOrDefault(set.Model)?.Active == set.Version };

    private async Task SetActiveAsync(string model, int? version, string by, CancellationToken cancellationToken)
    {
        var before = activations.GetValueOrDefault(model, new RailActivations { Model = model, Steps = [] });
        if (before.Active == version) return;

        var after = before with { Steps = [.. before.Steps, new RailActivation(version, clock.GetUtcNow(), by)] };
        await documents.PutAsync(Activations, model, after, cancellationToken);
        activations[model] = after;
        Enforce(model);
    }

    private void Enforce(string model)
    {
        if (activations.GetValueOrDefault(model)?.Active is { } version) active[model] = sets[model][version - 1].Compile();
        else active.TryRemove(model, out _);
    }

    private static bool IsLike(RailSet set, RailSetDraft draft) => set.Note == draft.Note && set.Rules.SequenceEqual(draft.Rules);
}

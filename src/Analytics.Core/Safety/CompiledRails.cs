using System.Runtime.CompilerServices;
using Analytics.Contracts.Safety;
using Analytics.Core.Registry;
using Analytics.Core.Safety.Grammar;

namespace Analytics.Core.Safety;

/// <summary>A version of the rules of a model, compiled for each version of the model when that is first met. Thread-safe.</summary>
internal sealed class CompiledRails(RailSet set, IReadOnlyList<RailCondition> conditions)
{
    private readonly ConditionalWeakTable<ModelSchema, CompiledRule[]> bySchema = [];

    public RailSet Set => set;

    public int Version => set.Version;

    public string VersionText { get; } = set.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Segment keys that the rules look at.</summary>
    public IReadOnlyList<string> Segments { get; } =
        [.. conditions.SelectMany(condition => condition.Tree.Names()).Where(name => name.Root == "segments").Select(name => name.Key).Distinct()];

    public CompiledRule[] For(ModelSchema schema) => bySchema.GetValue(schema, Compile);

    private CompiledRule[] Compile(ModelSchema schema) =>
        [.. set.Rules.Zip(conditions, (rule, condition) => new CompiledRule(rule, condition, schema))];
}

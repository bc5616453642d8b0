using Analytics.Contracts.Safety;
using Analytics.Core.Safety.Grammar;

namespace Analytics.Core.Safety;

/// <summary>A version of a model's rules as it is stored, with the types that the names of each rule had when it was saved: so it means the same ever after.</summary>
internal sealed record RailDocument
{
    public required RailSet Set { get; init; }

    /// <summary>Types by name, one entry a rule.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, RailKind>> Kinds { get; init; }

    public CompiledRails Compile() => new(Set, [.. Set.Rules.Zip(Kinds, (rule, kinds) => new RailCondition(TreeOf(rule), kinds))]);

    private static RailNode TreeOf(RailRule rule) =>
        RailParser.Parse(rule.When, out var fault) ?? throw new InvalidDataException($"The stored rule {rule.Id} can't be read. {fault}");
}

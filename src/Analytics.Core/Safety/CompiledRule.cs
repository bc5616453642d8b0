using System.Text;
using Analytics.Contracts.Safety;
using Analytics.Core.Registry;
using Analytics.Core.Safety.Grammar;

namespace Analytics.Core.Safety;

/// <summary>A rule, ready for the rows of one model version.</summary>
internal sealed class CompiledRule
{
    private const int LongestEvidence = 1_000;
    private readonly TruthOf condition;
    private readonly (string Name, TextOf Read)[] shown;

    public CompiledRule(RailRule rule, RailCondition checkedCondition, ModelSchema schema)
    {
        var reader = new RailReader(schema, checkedCondition.Kinds);
        var names = checkedCondition.Tree.Names();
        Rule = rule;
        Hit = new RailHit(rule.Id, rule.Verdict, rule.Severity, rule.Category, rule.Message);
        condition = RailCompiler.Compile(checkedCondition, schema);
        shown = [.. names.Select(name => (name.ToString(), reader.Shown(name))).Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!))];
        ReadsText = names.Any(reader.IsFreeText);
    }

    public RailRule Rule { get; }

    public RailHit Hit { get; }

    /// <summary>True when the condition reads free text, which is not kept without consent.</summary>
    public bool ReadsText { get; }

    public bool Applies(in RailSubject subject) => condition(in subject) == Truth.True;

    /// <summary>The message, and what the condition read; never free text.</summary>
    public string Evidence(in RailSubject subject)
    {
        var evidence = new StringBuilder(Rule.Message);
        var separator = " (";
        foreach (var (name, read) in shown)
        {
            if (read(in subject) is not { } value) continue;
            evidence.Append(separator).Append(name).Append(" = ").Append(value);
            separator = ", ";
        }

        if (separator == ", ") evidence.Append(')');
        return evidence.Length > LongestEvidence ? evidence.ToString(0, LongestEvidence) : evidence.ToString();
    }
}

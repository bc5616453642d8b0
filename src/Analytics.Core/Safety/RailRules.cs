using System.Buffers;
using Analytics.Contracts.Safety;
using Analytics.Core.Ports;
using Analytics.Core.Safety.Grammar;

namespace Analytics.Core.Safety;

/// <summary>Checks the rules that someone saves. Faults are messages by JSON pointer.</summary>
internal static class RailRules
{
    private const int MostRules = 200;
    private const int LongestId = 64;
    private const int LongestCategory = 100;
    private const int LongestText = 500;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The faults, and the conditions in the order of the rules where there are none.</summary>
    public static (IReadOnlyDictionary<string, string> Faults, IReadOnlyList<RailCondition> Conditions) Check(RailSetDraft draft, RailSchema schema)
    {
        var faults = new Dictionary<string, string>();
        var conditions = new List<RailCondition>();
        if (draft.Note?.Length > LongestText) faults["/note"] = $"must be at most {LongestText} characters";
        if (draft.Rules is not { Count: > 0 and <= MostRules })
        {
            faults["/rules"] = $"must be 1 to {MostRules}";
            return (faults, conditions);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < draft.Rules.Count; i++)
        {
            var pointer = $"/rules/{i}";
            if (draft.Rules[i] is not { } rule)
            {
                faults[pointer] = "must be an object";
                continue;
            }

            CheckTexts(rule, pointer, faults);
            if (!ids.Add(rule.Id)) faults[$"{pointer}/id"] = "must differ from the others";
            if (RailTyping.Check(rule.When, schema, out var fault) is { } condition) conditions.Add(condition);
            else faults[$"{pointer}/when"] = fault!.ToString();
        }

        return (faults, conditions);
    }

    private static void CheckTexts(RailRule rule, string pointer, Dictionary<string, string> faults)
    {
        if (rule.Id.Length is 0 or > LongestId || rule.Id.AsSpan().ContainsAnyExcept(IdCharacters) || rule.Id == SafetyRow.WholeSet)
            faults[$"{pointer}/id"] = $"must be 1 to {LongestId} characters of letters, digits and . _ -, and not {SafetyRow.WholeSet}";
        if (!Enum.IsDefined(rule.Verdict)) faults[$"{pointer}/verdict"] = "must be warn, violation or blocked";
        if (!Enum.IsDefined(rule.Severity)) faults[$"{pointer}/severity"] = "must be low, medium, high or critical";
        if (rule.Category.Length is 0 or > LongestCategory) faults[$"{pointer}/category"] = $"must be 1 to {LongestCategory} characters";
        if (rule.Message.Length is 0 or > LongestText) faults[$"{pointer}/message"] = $"must be 1 to {LongestText} characters";
    }
}

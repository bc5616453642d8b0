using System.Text.Json;
using Analytics.Contracts.Experiments;

namespace Analytics.Contracts.Assignment;

/// <summary>A targeting condition, ready to be asked without allocating.</summary>
internal sealed class CompiledCondition
{
    private readonly string attribute;
    private readonly string op;
    private readonly string[] texts;
    private readonly double[] numbers;
    private readonly bool? flag;

    public CompiledCondition(TargetingCondition condition)
    {
        attribute = condition.Attribute;
        op = condition.Op;
        texts = [.. condition.Values.Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)];
        numbers = [.. condition.Values.Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetDouble())];
        flag = condition.Values.FirstOrDefault(value => value.ValueKind is JsonValueKind.True or JsonValueKind.False) is { ValueKind: not JsonValueKind.Undefined } given
            ? given.GetBoolean()
            : null;
    }

    public bool Holds(IReadOnlyDictionary<string, JsonElement>? attributes)
    {
        if (attributes is null || !attributes.TryGetValue(attribute, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return op is "missing" or "notIn";

        return op switch
        {
            "exists" => true,
            "missing" => false,
            "in" => IsOneOf(value),
            "notIn" => !IsOneOf(value),
            _ => value.ValueKind == JsonValueKind.Number && Compares(value.GetDouble(), numbers[0]),
        };
    }

    private bool IsOneOf(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                foreach (var text in texts)
                    if (value.ValueEquals(text)) return true;
                return false;
            case JsonValueKind.Number:
                return Array.IndexOf(numbers, value.GetDouble()) >= 0;
            case JsonValueKind.True or JsonValueKind.False:
                return flag == value.GetBoolean();
            default:
                return false;
        }
    }

    private bool Compares(double value, double bound) => op switch
    {
        ">" => value > bound,
        ">=" => value >= bound,
        "<" => value < bound,
        _ => value <= bound,
    };
}

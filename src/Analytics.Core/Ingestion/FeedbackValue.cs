using System.Globalization;
using System.Text.Json;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>The value of a feedback, read by its kind.</summary>
internal struct FeedbackValue
{
    private const string Pointer = "/value";
    private const int LongestLabel = 200;
    private const int LongestText = 4_000;
    private const int MaximumItems = 200;

    public double? Number { get; private set; }
    public string? Label { get; private set; }
    public string[]? Items { get; private set; }

    /// <summary>Scrubbed free text, to be sealed.</summary>
    public string? Text { get; private set; }

    public bool Read(ref Utf8JsonReader json, ItemScope item, FeedbackKind kind) => (kind, json.TokenType) switch
    {
        (FeedbackKind.Label, JsonTokenType.String) => ReadLabel(ref json, item),
        (FeedbackKind.Label, JsonTokenType.StartArray) => ReadItems(ref json, item),
        (FeedbackKind.Label or FeedbackKind.Correction, JsonTokenType.True or JsonTokenType.False) => ReadBoolean(ref json),
        (FeedbackKind.Label or FeedbackKind.Correction or FeedbackKind.Value, JsonTokenType.Number) =>
            ReadNumber(ref json, item, double.NegativeInfinity, double.PositiveInfinity),
        (FeedbackKind.Rating, JsonTokenType.Number) => ReadNumber(ref json, item, 1, 5),
        (FeedbackKind.Accepted or FeedbackKind.Dismissed or FeedbackKind.Completed, JsonTokenType.True or JsonTokenType.False) =>
            ReadBoolean(ref json),
        (FeedbackKind.Correction or FeedbackKind.Text, JsonTokenType.String) => ReadText(ref json, item),
        _ => item.Fail(Pointer, FaultCodes.InvalidType, TypeRule(kind)),
    };

    /// <summary>Reactions are true when nothing else is said.</summary>
    public bool ReadAbsent(ItemScope item, FeedbackKind kind)
    {
        if (kind is not (FeedbackKind.Accepted or FeedbackKind.Dismissed or FeedbackKind.Completed))
            return item.Missing(Pointer);

        (Number, Label) = (1, "true");
        return true;
    }

    private bool ReadBoolean(ref Utf8JsonReader json)
    {
        (Number, Label) = json.TokenType == JsonTokenType.True ? (1, "true") : (0, "false");
        return true;
    }

    private bool ReadNumber(ref Utf8JsonReader json, ItemScope item, double least, double most)
    {
        if (!item.Number(ref json, Pointer, least, most, out var number))
            return false;

        (Number, Label) = (number, number?.ToString("R", CultureInfo.InvariantCulture));
        return true;
    }

    private bool ReadLabel(ref Utf8JsonReader json, ItemScope item)
    {
        var read = item.Text(ref json, Pointer, LongestLabel, out var label);
        Label = label;
        return read && (label is not null || item.Fail(Pointer, FaultCodes.InvalidValue, "must not be empty"));
    }

    private bool ReadText(ref Utf8JsonReader json, ItemScope item)
    {
        var read = item.Text(ref json, Pointer, LongestText, out var text, repeats: false);
        Text = text;
        return read && (text is not null || item.Fail(Pointer, FaultCodes.InvalidValue, "must not be empty"));
    }

    private bool ReadItems(ref Utf8JsonReader json, ItemScope item)
    {
        var items = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var pointer = $"{Pointer}/{items.Count}";
            if (!item.Text(ref json, pointer, LongestLabel, out var label))
                return false;
            if (label is null)
                return item.Fail(pointer, FaultCodes.InvalidValue, "must not be empty");
            if (items.Count == MaximumItems)
                return item.Fail(Pointer, FaultCodes.TooMany, $"must be at most {MaximumItems} items");
            items.Add(label);
        }

        Items = [.. items];
        return true;
    }

    private static string TypeRule(FeedbackKind kind) => kind switch
    {
        FeedbackKind.Label => "must be a boolean, a number, a string or an array of strings",
        FeedbackKind.Value or FeedbackKind.Rating => "must be a number",
        FeedbackKind.Correction => "must be a boolean, a number or a string",
        FeedbackKind.Text => "must be a string",
        _ => "must be a boolean",
    };
}

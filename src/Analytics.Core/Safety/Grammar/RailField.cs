using Analytics.Core.Ports;

namespace Analytics.Core.Safety.Grammar;

/// <summary>A name that every prediction may have, whatever its model. One list; a further name is a further line.</summary>
internal sealed record RailField(string Name, Func<PredictionRow, double>? Number, Func<PredictionRow, string?>? Text)
{
    private static readonly RailField[] All =
    [
        OfText("version", row => row.Version),
        OfText("decision", row => row.Decision),
        OfText("policy", row => row.Policy),
        OfText("experiment", row => row.Experiment),
        OfText("variant", row => row.Variant),
        OfText("region", row => row.Region),
        OfText("appVersion", row => row.AppVersion),
        OfText("currency", row => row.Currency),
        OfNumber("latencyMs", row => row.LatencyMs),
        OfNumber("propensity", row => row.Propensity),
        OfNumber("inputTokens", row => row.InputTokens),
        OfNumber("outputTokens", row => row.OutputTokens),
        OfNumber("cost", row => row.Cost),
    ];

    private static readonly Dictionary<string, RailField> ByName = All.ToDictionary(field => field.Name, StringComparer.Ordinal);

    public static string Names { get; } = string.Join(", ", All.Select(field => field.Name));

    public RailKind Kind => Number is null ? RailKind.Text : RailKind.Number;

    public static RailField? Find(string name) => ByName.GetValueOrDefault(name);

    private static RailField OfText(string name, Func<PredictionRow, string?> read) => new(name, null, read);

    private static RailField OfNumber(string name, Func<PredictionRow, double?> read) => new(name, row => read(row) ?? double.NaN, null);
}

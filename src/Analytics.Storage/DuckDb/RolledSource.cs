using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>A source that is rolled up by hour and day: its table, the two fields that may be filtered and split by, and the numbers kept.</summary>
internal sealed record RolledSource(EventSource Source, string Table, string Key1, string? Key2, IReadOnlyList<string> Numbers)
{
    public static IReadOnlyList<RolledSource> All { get; } =
    [
        new(EventSource.Predictions, "predictions", "model", "version", ["latencyMs", "score", "value", "cost", "inputTokens", "outputTokens"]),
        new(EventSource.Events, "events", "event", "currency", ["value"]),
        new(EventSource.Metrics, "metrics", "name", null, ["value"]),
    ];

    public static RolledSource? Find(EventSource source) => All.FirstOrDefault(r => r.Source == source);

    public string Key1Sql => FieldSql.Plain(Source, Key1);

    public string Key2Sql => Key2 is null ? "NULL::VARCHAR" : FieldSql.Plain(Source, Key2);

    /// <summary>SQL of a number that is kept.</summary>
    public string NumberSql(string number) => FieldSql.Plain(Source, number);

    /// <summary>Column of the roll-up tables that holds a field; null where the field is not kept.</summary>
    public string? KeyColumn(Field field) => field.Slot is not null ? null : field.Name == Key1 ? "key1" : field.Name == Key2 ? "key2" : null;
}

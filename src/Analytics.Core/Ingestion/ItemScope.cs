using System.Text.Json;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>
/// What the reader of one record at a time works with. Its reads leave the reader at the value that they took; false means
/// that the record is of no use, and <see cref="Fault"/> says why. One a batch, not thread-safe.
/// </summary>
internal sealed class ItemScope(RecordKind kind, RecordTexts texts, ModelRegistry registry, DateTime receivedAt)
{
    private const int MaximumDepth = 8;

    private readonly List<(string Finding, string? Field)> found = [];
    private int depth;
    private int start;
    private ModelSchema? schema;

    public RecordTexts Texts => texts;
    public DateTime ReceivedAt => receivedAt;
    public QualityTally Quality { get; } = new();
    public GrowthCollector Growth { get; } = new();

    /// <summary>Scratch for the pairs of one object.</summary>
    public List<(string Key, string Value)> Pairs { get; } = [];

    public int Index { get; private set; }
    public ItemFault? Fault { get; private set; }

    /// <summary>The bytes that the reader reads.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Begins with the record at the reader.</summary>
    public void Begin(int index, ref readonly Utf8JsonReader json)
    {
        Begin(index);
        depth = json.CurrentDepth;
        start = (int)json.TokenStartIndex;
    }

    /// <summary>Begins with a record that was read elsewhere.</summary>
    public void Begin(int index)
    {
        Index = index;
        Fault = null;
        found.Clear();
        Growth.Begin();
    }

    /// <summary>Notes a finding of this record.</summary>
    public void Found(string finding, string? field) => found.Add((finding, field));

    /// <summary>Counts the record and its findings; those of a record of no use are its fault alone.</summary>
    public void Count(string? model, string? version, int expectedFields)
    {
        Quality.Checked(model, version, expectedFields);
        foreach (var (finding, field) in found)
            Quality.Add(model, version, finding, field);
    }

    public bool Fail(string pointer, string code, string message)
    {
        Fault = new ItemFault(pointer, code, message);
        return false;
    }

    public bool Missing(string pointer) => Fail(pointer, FaultCodes.Missing, "is required");

    public bool Repeated(string pointer) => Fail(pointer, FaultCodes.DuplicateKey, "must not be given twice");

    /// <summary>The schema of a version; null while it is unknown. Records of one batch mostly are of one version.</summary>
    public ModelSchema? SchemaOf(string model, string version)
    {
        if (schema is null || schema.Version.Model != model || schema.Version.Version != version)
            schema = registry.Schema(model, version);
        return schema;
    }

    /// <summary>True when the value at the reader is nested no deeper than a record may be.</summary>
    public bool IsShallow(ref readonly Utf8JsonReader json) => json.CurrentDepth - depth < MaximumDepth;

    public bool TooDeep(string pointer) => Fail(pointer, FaultCodes.TooDeep, $"must be nested at most {MaximumDepth} levels deep");

    /// <summary>Passes over a value.</summary>
    public bool Skip(ref Utf8JsonReader json, string pointer)
    {
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return true;

        var end = json.CurrentDepth;
        do
        {
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !IsShallow(in json))
                return TooDeep(pointer);
        }
        while (json.Read() && json.CurrentDepth > end);
        return true;
    }

    /// <summary>Passes over a property of a name that nothing is known of, and counts it. At the property's name.</summary>
    public bool SkipUnknown(ref Utf8JsonReader json, string parent)
    {
        var name = NameAt(ref json);
        Found(Findings.UnknownField, parent.Length == 0 ? name : $"{parent[1..]}.{name}");
        json.Read();
        return Skip(ref json, parent.Length == 0 ? $"/{JsonFaultLocator.Segment(name)}" : parent);
    }

    /// <summary>The property name at the reader, scrubbed and shortened: senders make names of values.</summary>
    public string NameAt(ref readonly Utf8JsonReader json)
    {
        const int longest = 100;
        var name = texts.Read(in json);
        return name.Length > longest ? name[..longest] : name;
    }

    /// <summary>The bytes of this record, up to the reader.</summary>
    public ReadOnlySpan<byte> Bytes(ref readonly Utf8JsonReader json) => Body.Span[start..(int)json.BytesConsumed];

    /// <summary>Hash of this record; the reader is at its end.</summary>
    public ulong BodyHash(ref readonly Utf8JsonReader json) => RecordHash.OfBody(Bytes(in json));

    /// <summary>Hash of an id of this scope's kind.</summary>
    public ulong HashOf(string id) => RecordHash.OfId(kind, id);
}

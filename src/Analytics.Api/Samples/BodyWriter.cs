using System.Buffers;
using System.Text.Json;

namespace Analytics.Api.Samples;

/// <summary>Writes records of one kind into as many batch bodies as they need.</summary>
internal sealed class BodyWriter(string path) : IDisposable
{
    private const int ItemsPerBody = 2_000;
    private const int ExpectedBytesPerItem = 400;

    private readonly List<SampleBody> finished = [];
    private ArrayBufferWriter<byte>? buffer;
    private Utf8JsonWriter? json;
    private int items;

    /// <summary>Records written so far.</summary>
    public int Written { get; private set; }

    /// <summary>The writer, at the place of the next record; the caller writes one object.</summary>
    public Utf8JsonWriter Next()
    {
        if (items == ItemsPerBody) Finish();
        if (json is null) Start();
        items++;
        Written++;
        return json!;
    }

    /// <summary>All bodies, the last one finished.</summary>
    public IReadOnlyList<SampleBody> Bodies()
    {
        Finish();
        return finished;
    }

    public void Dispose() => json?.Dispose();

    private void Start()
    {
        buffer = new ArrayBufferWriter<byte>(ItemsPerBody * ExpectedBytesPerItem);
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteBoolean("backfill"u8, true);
        json.WriteStartArray("items"u8);
    }

    private void Finish()
    {
        if (json is null) return;
        json.WriteEndArray();
        json.WriteEndObject();
        json.Dispose();
        finished.Add(new SampleBody(path, buffer!.WrittenMemory, items));
        (json, buffer, items) = (null, null, 0);
    }
}

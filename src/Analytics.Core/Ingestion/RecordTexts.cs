using System.IO.Hashing;
using System.Text.Json;
using Analytics.Core.Privacy;

namespace Analytics.Core.Ingestion;

/// <summary>
/// Turns JSON strings into text without personal data. Short strings repeat (classes, countries, programs), so clean ones are
/// kept by their bytes, and met again they cost neither a decoding nor a scrubbing nor an allocation. Thread-safe without locks:
/// entries are immutable and a lost update is only a later hit less.
/// </summary>
internal sealed class RecordTexts(PersonalDataScrubber scrubber)
{
    private const int Entries = 8_192;
    private const int LongestKept = 64;

    private readonly Entry?[] clean = new Entry?[Entries];
    private readonly Entry?[] names = new Entry?[Entries];

    /// <summary>The string at the reader, scrubbed.</summary>
    public string Read(ref readonly Utf8JsonReader json) => Read(in json, clean, scrubbed: true);

    /// <summary>The string at the reader as it is; for names of a checked alphabet or a declared set.</summary>
    public string ReadName(ref readonly Utf8JsonReader json) => Read(in json, names, scrubbed: false);

    /// <summary>The string at the reader, scrubbed; for strings that seldom repeat.</summary>
    public string ReadOnce(ref readonly Utf8JsonReader json) => Scrub(json.GetString()!);

    public string Scrub(string text) => MachineIds.Contain(text) ? text : scrubber.Scrub(text);

    private string Read(ref readonly Utf8JsonReader json, Entry?[] cache, bool scrubbed)
    {
        var utf8 = json.ValueSpan;
        if (utf8.Length > LongestKept || json.ValueIsEscaped)
            return scrubbed ? ReadOnce(in json) : json.GetString()!;

        ref var entry = ref cache[(int)(XxHash3.HashToUInt64(utf8) % Entries)];
        if (entry is { } known && utf8.SequenceEqual(known.Utf8))
            return known.Text;

        var raw = json.GetString()!;
        var text = scrubbed ? Scrub(raw) : raw;
        if (text == raw)
            entry = new Entry(utf8.ToArray(), text);
        return text;
    }

    private sealed record Entry(byte[] Utf8, string Text);
}

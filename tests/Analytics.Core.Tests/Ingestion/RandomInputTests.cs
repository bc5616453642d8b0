using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Contracts.Recording;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using CsCheck;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class RandomInputTests : IDisposable
{
    private static readonly string[] Words =
    [
        "id", "model", "version", "subject", "timestamp", "output", "score", "probabilities", "value", "items", "item", "decision", "features",
        "latencyMs", "segments", "context", "session", "usage", "cost", "currency", "predictionId", "kind", "rule", "verdict", "evidence",
        "messageId", "event", "userId", "properties", "consent", "app", "name", "labels", "label", "pass", "EUR", "2026-11-01T10:00:00Z", "p-1",
        "sentAt", "batch", "", "null", "\\u0000", "\\uD83D\\uDE00",
    ];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(Words).Select(word => $"\"{word}\""),
        Gen.Double.Where(double.IsFinite).Select(number => JsonSerializer.Serialize(number)),
        Gen.OneOf("true", "false", "null", "0", "1", "0.5", "1e999", "-0", "12345678901234567890"));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, self) => depth > 5 ? Scalar : Gen.OneOf(
        Scalar,
        Gen.Select(Gen.OneOf(Words), self, (name, value) => $"\"{name}\":{value}").Array[0, 6].Select(members => $"{{{string.Join(',', members)}}}"),
        self.Array[0, 4].Select(values => $"[{string.Join(',', values)}]")));

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Fact]
    public void Random_JSON_yields_rows_or_faults_and_always_balances() =>
        Gen.Select(Json, Gen.Enum<RecordKind>(), Gen.Enum<BodyFormat>()).Sample(
            (json, kind, format) => Balances(format == BodyFormat.Batch ? $$"""{"items":[{{json}},{}]}""" : json, kind, format), iter: 2_000, threads: 1);

    [Fact]
    public void Cut_and_damaged_bodies_yield_faults() =>
        Gen.Select(Gen.Int[0, Some.PredictionBatch.Length - 1], Gen.Byte, Gen.Bool).Sample(
            (at, damage, cut) =>
            {
                var body = Encoding.UTF8.GetBytes(Some.PredictionBatch);
                body[at] = damage;
                return Balances(cut ? body[..at] : body, RecordKind.Prediction, BodyFormat.Batch);
            },
            iter: 2_000,
            threads: 1);

    [Fact]
    public void Properties_come_in_any_order()
    {
        using var document = JsonDocument.Parse(Some.PredictionBatch);
        var record = document.RootElement.GetProperty("items")[0];
        var members = record.EnumerateObject().Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}").ToArray();
        var expected = RowOf(members);

        Gen.Shuffle(members).Sample(shuffled => Assert.Equivalent(expected, RowOf(shuffled), strict: true), iter: 200, threads: 1);
    }

    [Fact]
    public void Contract_records_become_the_rows_they_say() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1e6], Gen.Int[0, 1000], Gen.String[Gen.Char['a', 'z'], 1, 20]).Sample(
            (score, latency, tokens, word) =>
            {
                var record = new PredictionRecord
                {
                    Id = "p-1",
                    Model = "m",
                    Version = "1",
                    Timestamp = Intake.Now,
                    Output = new ModelOutput { Score = score },
                    Decision = word,
                    LatencyMs = latency,
                    Features = new Dictionary<string, JsonElement> { ["n"] = JsonSerializer.SerializeToElement(latency) },
                    Segments = new Dictionary<string, string> { [word] = word },
                    Usage = new UsageFigures { InputTokens = tokens },
                };

                var row = Assert.IsType<PredictionRow>(Row(JsonSerializer.Serialize(record, Web)));

                Assert.Equal((score, latency, (long)tokens, word), (row.Score, row.LatencyMs, row.InputTokens, row.Decision));
                Assert.Equal([latency], row.Numbers);
                Assert.Equal([word], row.SegmentValues!);
                Assert.Equal(Intake.Now.UtcDateTime, row.At);
            },
            iter: 200,
            threads: 1);

    private PredictionRow RowOf(string[] members)
    {
        var row = (PredictionRow)Row($"{{{string.Join(',', members)}}}");
        return new PredictionRow
        {
            Index = 0,
            Id = row.Id,
            IdHash = row.IdHash,
            BodyHash = 0,
            At = row.At,
            Model = row.Model,
            Version = row.Version,
            Score = row.Score,
            Predicted = row.Predicted,
            Decision = row.Decision,
            LatencyMs = row.LatencyMs,
            Propensity = row.Propensity,
            Experiment = row.Experiment,
            Variant = row.Variant,
            SegmentKeys = row.SegmentKeys,
            SegmentValues = row.SegmentValues,
            Numbers = row.Numbers,
            Categories = row.Categories,
        };
    }

    private RecordRow Row(string json)
    {
        Assert.True(Balances(json, RecordKind.Prediction, BodyFormat.Single));
        return Assert.Single(intake.Request.Rows);
    }

    private bool Balances(string body, RecordKind kind, BodyFormat format) => Balances(Encoding.UTF8.GetBytes(body), kind, format);

    private bool Balances(byte[] body, RecordKind kind, BodyFormat format)
    {
        var outcome = intake.Pipeline.IngestAsync(kind, body, format, "tests", CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var request = intake.Request;
        return request.Received == request.Rows.Count + request.Dispositions.Count
            && outcome.Response is null == outcome.Faults.Count > 0
            && outcome.Faults.Keys.All(pointer => pointer.Length == 0 || pointer[0] == '/');
    }
}

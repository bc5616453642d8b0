using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class SafetyTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Fact]
    public async Task A_safety_check_becomes_a_row_with_sealed_evidence()
    {
        var row = await intake.StoreAsync<SafetyRow>(
            RecordKind.Safety,
            """{"id":"s","predictionId":"p","rule":"pii","verdict":"violation","severity":"high","category":"privacy","evidence":"mail jane@example.org"}""");

        Assert.Equal(("pii", SafetyVerdict.Violation, "high", "privacy"), (row.Rule, row.Verdict, row.Severity, row.Category));
        Assert.Equal(RecordHash.OfId(RecordKind.Prediction, "p"), row.PredictionHash);
        Assert.Equal("mail [email]", intake.Sealer.Open(row.Evidence));
    }

    [Theory]
    [InlineData("""{"predictionId":"p","rule":"r","verdict":"pass"}""", "/id", "missing")]
    [InlineData("""{"id":"s","rule":"r","verdict":"pass"}""", "/predictionId", "missing")]
    [InlineData("""{"id":"s","predictionId":"p","verdict":"pass"}""", "/rule", "missing")]
    [InlineData("""{"id":"s","predictionId":"p","rule":"r"}""", "/verdict", "missing")]
    [InlineData("""{"id":"s","predictionId":"p","rule":"r","verdict":"Pass"}""", "/verdict", "invalid_value")]
    [InlineData("""{"id":"s","predictionId":"p","rule":"r","verdict":"pass","severity":"huge"}""", "/severity", "invalid_value")]
    [InlineData("""{"id":"s","predictionId":"p","rule":"r","verdict":"pass","evidence":{}}""", "/evidence", "invalid_type")]
    public async Task A_faulty_safety_check_is_rejected(string item, string pointer, string code)
    {
        var fault = await intake.RejectAsync(RecordKind.Safety, item);

        Assert.Equal((pointer, code), fault);
    }
}

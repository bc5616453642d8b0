using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class LedgerReaderTests
{
    private static readonly DateTime At = Intake.Now.UtcDateTime;

    [Theory]
    [InlineData(22, true, 0)]
    [InlineData(23, false, 1)]
    public async Task The_ledger_balances_when_every_record_is_accounted_for(long received, bool balanced, long difference)
    {
        var queries = new FixedQueries
        {
            Totals =
            [
                new LedgerTotals
                {
                    Kind = RecordKind.Feedback,
                    Received = received,
                    Rows = 10,
                    Waiting = 3,
                    Expired = 2,
                    Dispositions = new Dictionary<(DispositionKind, string), long>
                    {
                        [(DispositionKind.Duplicate, "duplicate")] = 2,
                        [(DispositionKind.Duplicate, "id_reuse")] = 1,
                        [(DispositionKind.Dropped, "consent_missing")] = 3,
                        [(DispositionKind.Rejected, "malformed")] = 4,
                    },
                },
            ],
        };

        var ledger = await new LedgerReader(queries).ReadAsync(Intake.Now, Intake.Now.AddDays(1), TestContext.Current.CancellationToken);

        var entry = Assert.Single(ledger.Entries);
        Assert.Equal((balanced, difference), (ledger.Balanced, entry.Difference));
        Assert.Equal(("feedback", 7, 3, 3), (entry.Kind, entry.Stored, entry.Waiting, entry.Duplicates));
        Assert.Equal((3, 4), (entry.Dropped["consent_missing"], entry.Rejected["malformed"]));
    }

    [Fact]
    public async Task An_id_that_never_arrived_has_no_status()
    {
        Assert.Null(await StatusAsync());
    }

    [Fact]
    public async Task The_status_is_that_of_the_stored_receipt()
    {
        var status = await StatusAsync(Receipt(DispositionKind.Rejected, "invalid_value"), Receipt(), Receipt(DispositionKind.Duplicate, "id_reuse"));

        Assert.Equal("stored", status!.Status);
        Assert.Equal(["rejected", "stored", "duplicate"], status.Receipts.Select(receipt => receipt.Status));
    }

    [Fact]
    public async Task A_receipt_whose_prediction_is_not_here_waits()
    {
        var status = await StatusAsync(new Receipt(RecordKind.Feedback, null, true, null, At));

        Assert.Equal("waiting", status!.Status);
    }

    [Fact]
    public async Task Without_a_stored_receipt_the_last_one_tells()
    {
        var status = await StatusAsync(Receipt(DispositionKind.Rejected, "too_old"), Receipt(DispositionKind.Dropped, "consent_missing"));

        Assert.Equal("dropped", status!.Status);
        Assert.Equal("consent_missing", status.Receipts[1].Code);
    }

    private static Task<Contracts.Recording.RecordStatus?> StatusAsync(params Receipt[] receipts) =>
        new LedgerReader(new FixedQueries { Receipts = receipts }).StatusAsync("f-1", TestContext.Current.CancellationToken);

    private static Receipt Receipt(DispositionKind? disposition = null, string? code = null) =>
        new(RecordKind.Feedback, disposition, false, code, At);

    private sealed class FixedQueries : IEventQueries
    {
        public IReadOnlyList<LedgerTotals> Totals { get; init; } = [];
        public IReadOnlyList<Receipt> Receipts { get; init; } = [];

        public Task<IReadOnlyList<SummaryGroup>> SummariseAsync(SummaryQuery query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<Receipt>> ReceiptsAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Receipts);

        public Task<IReadOnlyList<LedgerTotals>> LedgerAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
            Task.FromResult(Totals);

        public Task<IReadOnlyList<QualityTotal>> QualityAsync(
            DateTime from, DateTime to, string? model, BucketWidth? interval, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<RecordedCheck>> ChecksAsync(CheckQuery query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<IncidentTotals>> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<long> ReadPredictionsAsync(PredictionQuery query, Action<StoredPrediction> each, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<SampledPrediction>> SampleAsync(SampleQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ReadOutcomesAsync(OutcomeQuery query, Action<Outcome> each, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<RowChange>> ChangesAsync(string? model, long sequence, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

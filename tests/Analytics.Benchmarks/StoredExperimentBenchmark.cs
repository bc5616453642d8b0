using System.Buffers.Binary;
using System.Globalization;
using Analytics.Core.Ports;
using Analytics.Storage;
using Analytics.Storage.DuckDb;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Analytics.Benchmarks;

/// <summary>
/// Sufficient statistics of five metrics by variant and day over ten million exposures, in order of time, of a million units with two million events, in the embedded store. The
/// baseline counts the units of each variant and nothing more.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 3, invocationCount: 1)]
public class StoredExperimentBenchmark : IDisposable
{
    private const int Exposures = 10_000_000;
    private const int Units = 1_000_000;
    private const int Events = 2_000_000;
    private const int Append = 100_000;
    private static readonly DateTime Start = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Names = ["visit", "purchase", "refund"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-benchmarks-");
    private DuckDbEventLog? log;
    private DuckDbMaintenance? maintenance;
    private DuckDbExperimentQueries? queries;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        var options = Options.Create(new StorageOptions { Path = folder.FullName });
        var database = new DuckDbDatabase(options);
        log = new DuckDbEventLog(database, options, NullLogger<DuckDbEventLog>.Instance);
        maintenance = new DuckDbMaintenance(database, log, options, TimeProvider.System, NullLogger<DuckDbMaintenance>.Instance);
        queries = new DuckDbExperimentQueries(database, maintenance);
        await log.StartAsync(CancellationToken.None);
        await maintenance.StartAsync(CancellationToken.None);
        while (!database.IsOpen) await Task.Delay(10);
        var random = new Random(1);
        await AppendAsync(RecordKind.Exposure, Exposures, at => Exposure(at, random));
        await AppendAsync(RecordKind.Event, Events, at => Event(at, random));
        await UnitsAsync();
    }

    [Benchmark]
    public Task<UnitTotals> FiveMetricsAsync()
    {
        var purchases = new UnitRecords(EventSource.Events, [new(Field.Of("event"), ["purchase"])], Field.Of("value"));
        var visits = new UnitRecords(EventSource.Events, [new(Field.Of("event"), ["visit"])], null);
        var refunds = new UnitRecords(EventSource.Events, [new(Field.Of("event"), ["refund"])], null);
        return AskAsync(
        [
            new() { Value = UnitValue.Any, Records = purchases with { Number = null } },
            new() { Value = UnitValue.Sum, Records = purchases, Lookback = TimeSpan.FromDays(14) },
            new() { Value = UnitValue.Count, Records = visits },
            new() { Value = UnitValue.Ratio, Records = purchases, Denominator = visits },
            new() { Value = UnitValue.Any, Records = refunds, Window = TimeSpan.FromDays(7) },
        ]);
    }

    [Benchmark(Baseline = true)]
    public Task<UnitTotals> UnitsAsync() => AskAsync([]);

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await maintenance!.StopAsync(CancellationToken.None);
        await log!.StopAsync(CancellationToken.None);
        Dispose();
        folder.Delete(recursive: true);
    }

    public void Dispose()
    {
        maintenance?.Dispose();
        log?.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<UnitTotals> AskAsync(IReadOnlyList<UnitMetric> metrics) => queries!.UnitsAsync(
        new UnitQuery { Experiment = "x", Variants = ["a", "b"], From = Start, To = Start.AddDays(28), AsOf = Start.AddDays(28), Metrics = metrics }, CancellationToken.None);

    private async Task AppendAsync(RecordKind kind, int count, Func<int, RecordRow> row)
    {
        for (var first = 0; first < count; first += Append)
        {
            RecordRow[] rows = [.. Enumerable.Range(first, Append).Select(row)];
            await log!.AppendAsync(new AppendRequest { Kind = kind, Source = "benchmark", ReceivedAt = Start, Received = Append, Rows = rows }, CancellationToken.None);
        }
    }

    private static ExposureRow Exposure(int at, Random random)
    {
        var (id, unit) = (at.ToString(CultureInfo.InvariantCulture), random.Next(Units));
        return new()
        {
            Index = at % Append,
            Id = id,
            IdHash = RecordHash.OfId(RecordKind.Exposure, id),
            BodyHash = (ulong)at,
            At = Start.AddSeconds(28L * 86_400 * at / Exposures),
            Experiment = "x",
            Variant = unit % 2 == 0 ? "a" : "b",
            Subject = Subject(unit),
            Propensity = 0.5,
        };
    }

    private static EventRow Event(int at, Random random)
    {
        var id = at.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Index = at % Append,
            Id = id,
            IdHash = RecordHash.OfId(RecordKind.Event, id),
            BodyHash = (ulong)at,
            At = Start.AddDays(-14).AddSeconds(random.Next(42 * 86_400)),
            Type = "track",
            Name = Names[random.Next(3)],
            Subject = Subject(random.Next(Units)),
            Value = random.NextDouble() * 100,
            Currency = "EUR",
        };
    }

    /// <summary>As long as a sealed pseudonym.</summary>
    private static byte[] Subject(int unit)
    {
        var bytes = new byte[46];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), unit);
        return bytes;
    }
}

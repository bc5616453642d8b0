using System.Globalization;
using System.Security.Cryptography;
using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Drift;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Storage;
using Analytics.Storage.DuckDb;
using Analytics.Storage.LiteDb;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Analytics.Benchmarks;

/// <summary>
/// Drift of all features of a model over rows that lie in the embedded store: a window against the window before it, of as many rows. The baseline pulls the
/// rows out and compares the two windows' values by a Kolmogorov-Smirnov distance and nothing more.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 5, invocationCount: 1)]
public class StoredDriftBenchmark : IDisposable
{
    private const int Append = 10_000;
    private static readonly DateTime Start = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeRange Window = new(new(Start.AddDays(1)), new(Start.AddDays(2)));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-benchmarks-");
    private DuckDbEventLog? log;
    private DuckDbMaintenance? maintenance;
    private DuckDbEventQueries? queries;
    private LiteDocuments? documents;
    private DriftAnalyser? analyser;
    private DuckDbDatabase? database;
    private ModelRegistry? registry;
    private int asked;

    /// <summary>Rows of each window, and features: three of four numeric.</summary>
    [Params("1000000 x 20", "100000 x 50")]
    public string Size { get; set; } = "";

    private int Rows => int.Parse(Size.Split(" x ")[0], CultureInfo.InvariantCulture);

    private int Features => int.Parse(Size.Split(" x ")[1], CultureInfo.InvariantCulture);

    private int Numeric => Features * 3 / 4;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        var options = Options.Create(new StorageOptions { Path = folder.FullName });
        database = new DuckDbDatabase(options);
        log = new DuckDbEventLog(database, options, NullLogger<DuckDbEventLog>.Instance);
        maintenance = new DuckDbMaintenance(database, log, options, TimeProvider.System, NullLogger<DuckDbMaintenance>.Instance);
        queries = new DuckDbEventQueries(database, maintenance);
        await log.StartAsync(CancellationToken.None);
        await maintenance.StartAsync(CancellationToken.None);
        while (!database.IsOpen) await Task.Delay(10);
        documents = new LiteDocuments(folder.FullName, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        registry = new ModelRegistry(documents, TimeProvider.System);
        await registry.RegisterAsync(
            new ModelVersion
            {
                Model = "m",
                Version = "1",
                Task = ModelTask.Binary,
                Features = [.. Enumerable.Range(0, Features).Select(at => new FeatureDefinition { Name = $"f{at:00}", Type = at < Numeric ? FeatureType.Numeric : FeatureType.Categorical })],
            },
            CancellationToken.None);
        analyser = AnalyserOver(queries);
        var random = new Random(1);
        for (var first = 0; first < 2 * Rows; first += Append)
        {
            RecordRow[] rows = [.. Enumerable.Range(first, Append).Select(at => Row(at, random))];
            await log.AppendAsync(new AppendRequest { Kind = RecordKind.Prediction, Source = "benchmark", ReceivedAt = Start, Received = Append, Rows = rows }, CancellationToken.None);
        }

        // A question waits for what is not yet derived.
        await DriftOfNextWindow();
    }

    /// <summary>Nothing of either window is known yet.</summary>
    [Benchmark]
    public Task<DriftReport?> Drift() => AnalyserOver(new DuckDbEventQueries(database!, maintenance!)).AnalyseAsync(
        new DriftQuestion { Scope = new AnalysisScope { Model = "m", Window = Window, Reference = References.Before(Window) } }, null, CancellationToken.None);

    /// <summary>The reference is known, as it is from the second window on that is compared with it.</summary>
    [Benchmark]
    public Task<DriftReport?> DriftOfNextWindow()
    {
        var next = Window with { To = Window.To.AddMilliseconds(-++asked) };
        return analyser!.AnalyseAsync(new DriftQuestion { Scope = new AnalysisScope { Model = "m", Window = next, Reference = References.Before(Window) } }, null, CancellationToken.None);
    }

    [Benchmark(Baseline = true)]
    public async Task<double> RowsPulled()
    {
        var (before, after) = (await ValuesAsync(Start), await ValuesAsync(Start.AddDays(1)));
        return Enumerable.Range(0, Numeric).Max(at => KolmogorovSmirnov.Distance(before[at], after[at]));
    }

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
        documents?.Dispose();
        GC.SuppressFinalize(this);
    }

    private DriftAnalyser AnalyserOver(DuckDbEventQueries over) => new(over, registry!, TimeProvider.System);

    private async Task<double[][]> ValuesAsync(DateTime from)
    {
        var values = Enumerable.Range(0, Numeric).Select(_ => new double[Rows]).ToArray();
        var at = 0;
        await queries!.ReadPredictionsAsync(
            new PredictionQuery { Model = "m", From = from, To = from.AddDays(1), Limit = int.MaxValue },
            prediction =>
            {
                for (var feature = 0; feature < Numeric; feature++) values[feature][at] = prediction.Row.Numbers[feature];
                at++;
            },
            CancellationToken.None);
        return values;
    }

    private PredictionRow Row(int at, Random random)
    {
        var id = at.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Index = at % Append,
            Id = id,
            IdHash = RecordHash.OfId(RecordKind.Prediction, id),
            BodyHash = (ulong)at,
            At = Start.AddDays(at / Rows).AddSeconds(at % Rows * 86_000.0 / Rows),
            Model = "m",
            Version = "1",
            Score = random.NextDouble(),
            Predicted = "yes",
            Positive = "yes",
            Negative = "no",
            Numbers = [.. Enumerable.Range(0, Numeric).Select(_ => Math.Exp(random.NextDouble() * 4))],
            Categories = [.. Enumerable.Range(Numeric, Features - Numeric).Select(_ => $"c{random.Next(30)}")],
        };
    }
}

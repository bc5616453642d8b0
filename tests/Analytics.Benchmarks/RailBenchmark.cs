using System.Text;
using Analytics.Api.Samples;
using Analytics.Contracts.Safety;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Core.Safety;
using Analytics.Core.Safety.Grammar;
using BenchmarkDotNet.Attributes;

namespace Analytics.Benchmarks;

/// <summary>
/// The four rules of the sample planner on one prediction: as compiled conditions against the same four predicates written by hand in C#; and
/// the whole of <c>POST /v1/safety/evaluate</c> but for HTTP: read, validate, judge, answer.
/// </summary>
[MemoryDiagnoser]
public class RailBenchmark : IDisposable
{
    private const string Model = "plan-intensity";
    private static readonly DateTimeOffset End = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);
    private readonly Capabilities capabilities = new();
    private readonly byte[] body = Encoding.UTF8.GetBytes("""
        {"id":"p-1","model":"plan-intensity","version":"1","subject":"u-1","output":{"value":8.2},"decision":"plan","latencyMs":3.5,
         "features":{"level":"beginner","goal":"strength","workouts_7d":3,"sleep_hours":7.1,"soreness":3,"resting_heart_rate":61,"injury":false,"minutes_available":45},
         "segments":{"country":"DE","plan":"basic","level":"beginner"},"context":{"region":"DE","appVersion":"5.2.0"}}
        """);

    private RailEvaluator? evaluator;
    private CompiledRule[] rules = [];
    private PredictionRow? row;

    /// <summary>Rules in force: the four of the sample, over and over; 200 is the most that a model may have.</summary>
    [Params(4, 200)]
    public int Count { get; set; }

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        foreach (var version in new SampleHistory(1, End, 0.01).Models) await capabilities.Get<ModelRegistry>().RegisterAsync(version, CancellationToken.None);
        await capabilities.Get<RailRegister>().SaveAsync(Model, Draft(), activate: true, "benchmark", CancellationToken.None);
        evaluator = capabilities.Get<RailEvaluator>();
        row = capabilities.Get<IngestionPipeline>().ReadPrediction(body).Row!;
        rules = capabilities.Get<RailRegister>().ActiveOf(Model)!.For(capabilities.Get<ModelRegistry>().Schema(Model, "1")!);
    }

    [Benchmark(Baseline = true)]
    public int HandWritten()
    {
        var prediction = row!;
        var hits = 0;
        for (var round = 0; round < Count / 4; round++)
            hits += HandWritten(prediction);
        return hits;
    }

    [Benchmark]
    public int Rules()
    {
        var subject = new RailSubject(row!, null);
        var hits = 0;
        foreach (var rule in rules)
            if (rule.Applies(in subject))
                hits++;
        return hits;
    }

    [Benchmark]
    public SafetyEvaluation? Evaluate() => evaluator!.Evaluate(body).Evaluation;

    [GlobalCleanup]
    public void Dispose()
    {
        capabilities.Dispose();
        GC.SuppressFinalize(this);
    }

    private RailSetDraft Draft()
    {
        var sample = SampleHistory.Rails[Model];
        return sample with { Rules = [.. Enumerable.Range(0, Count).Select(at => sample.Rules[at % sample.Rules.Count] with { Id = $"rule-{at}" })] };
    }

    private static int HandWritten(PredictionRow prediction)
    {
        var hits = 0;
        if (Segment(prediction, "level") == "beginner" && prediction.Value > 7) hits++;
        if (!(prediction.Value is >= 1 and <= 10)) hits++;
        if (prediction.Numbers[4] == 1 && prediction.Value > 7) hits++;
        if (prediction.Numbers[1] < 5 && prediction.Numbers[2] >= 7 && prediction.Value >= 6) hits++;
        return hits;
    }

    private static string? Segment(PredictionRow prediction, string key)
    {
        for (var i = 0; i < prediction.SegmentKeys!.Length; i++)
            if (prediction.SegmentKeys[i] == key)
                return prediction.SegmentValues![i];
        return null;
    }
}

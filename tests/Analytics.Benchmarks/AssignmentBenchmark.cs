using System.Globalization;
using System.Text.Json;
using Analytics.Contracts.Assignment;
using Analytics.Contracts.Bucketing;
using Analytics.Contracts.Experiments;
using BenchmarkDotNet.Attributes;

namespace Analytics.Benchmarks;

/// <summary>Variants of ten experiments with targeting, layers and a holdout for one visitor; an operation is one assignment. The baseline is the bare hash.</summary>
[MemoryDiagnoser]
public class AssignmentBenchmark
{
    private const int Experiments = 10;
    private const int Visitors = 1_000;
    private readonly string[] visitors = [.. Enumerable.Range(0, Visitors).Select(at => at.ToString("member-00000", CultureInfo.InvariantCulture))];
    private readonly AssignedVariant[] assigned = new AssignedVariant[Experiments];
    private readonly Dictionary<string, JsonElement> attributes = new() { ["country"] = JsonSerializer.SerializeToElement("DE"), ["age"] = JsonSerializer.SerializeToElement(31) };
    private ExperimentAssigner assigner = ExperimentAssigner.Empty;

    [GlobalSetup]
    public void Prepare() => assigner = ExperimentAssigner.Of(
        [.. Enumerable.Range(0, Experiments).Select(at => new ExperimentDefinition
        {
            Key = $"experiment-{at}",
            Status = ExperimentStatus.Running,
            Start = DateTimeOffset.UnixEpoch,
            Variants = [new() { Key = "a", Weight = 0.5 }, new() { Key = "b", Weight = 0.5 }],
            Layer = new ExperimentLayer("page", 0, 0.9),
            Holdout = "all",
            Targeting =
            [
                new TargetingCondition { Attribute = "country", Values = [JsonSerializer.SerializeToElement("FR"), JsonSerializer.SerializeToElement("DE")] },
                new TargetingCondition { Attribute = "age", Op = ">=", Values = [JsonSerializer.SerializeToElement(18)] },
            ],
        })],
        [new HoldoutDefinition("all", 0.05)],
        new Dictionary<string, AssignmentAdjustment>(),
        DateTimeOffset.UnixEpoch.AddYears(1));

    internal void AssignOne(int at) => assigner.Assign(new UnitIds(visitors[at % Visitors]), attributes, assigned);

    internal void HashOne(int at) => _ = BucketHash.Version2("experiment-0", visitors[at % Visitors]);

    [Benchmark(OperationsPerInvoke = Visitors * Experiments)]
    public int Assign()
    {
        var sum = 0;
        foreach (var visitor in visitors)
        {
            assigner.Assign(new UnitIds(visitor), attributes, assigned);
            sum += assigned[0].Variant;
        }

        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Visitors)]
    public double Hash()
    {
        var sum = 0.0;
        foreach (var visitor in visitors) sum += BucketHash.Version2("experiment-0", visitor);
        return sum;
    }
}

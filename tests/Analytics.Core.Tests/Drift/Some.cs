using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Core.Tests.Measures;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Analytics.Core.Tests.Drift;

/// <summary>Models, scopes and samples for tests of drift.</summary>
internal static class Some
{
    public static readonly TimeRange Before = new(new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 8, 0, 0, 0, TimeSpan.Zero));
    public static readonly TimeRange Window = new(Before.To, Before.To.AddDays(7));

    public static AnalysisScope Scope(ReferenceData? reference = null, string? version = null) => new()
    {
        Model = "coach",
        Version = version,
        Window = Window,
        Reference = reference ?? new ReferenceData(References.Previous, Before),
    };

    /// <summary>A registry with the model coach, version 1, of these numeric features and one category, plan.</summary>
    public static ModelRegistry Registry(params IReadOnlyList<string> numbers)
    {
        var registry = new ModelRegistry(new ForgetfulDocuments(), new FakeTimeProvider());
        var faults = registry.RegisterAsync(
            new ModelVersion
            {
                Model = "coach",
                Version = "1",
                Task = ModelTask.Binary,
                Features =
                [
                    .. numbers.Select(name => new FeatureDefinition { Name = name, Type = FeatureType.Numeric }),
                    new FeatureDefinition { Name = "plan", Type = FeatureType.Categorical },
                    new FeatureDefinition { Name = "note", Type = FeatureType.Text },
                ],
            },
            CancellationToken.None).GetAwaiter().GetResult();
        Assert.Empty(faults);
        return registry;
    }

    public static SampledPrediction Row(double[] numbers, params string?[] categories) => new() { At = Window.From.UtcDateTime, Version = "1", Numbers = numbers, Categories = categories };

    /// <summary>Rows of load and effort, which go together, sleep and age, which do not, and a plan.</summary>
    public static SampledPrediction[] Rows(int seed, int rows, double correlation = 0.8, Func<Random, double, string?>? plan = null)
    {
        var random = new Random(seed * 7_919);
        return
        [
            .. Enumerable.Range(0, rows).Select(_ =>
            {
                var load = Normal(random);
                var effort = (correlation * load) + (Math.Sqrt(1 - (correlation * correlation)) * Normal(random));
                return Row([load, 100 + (20 * effort), Math.Exp(Normal(random)), random.Next(18, 80)], plan is null ? (random.Next(3) == 0 ? "gold" : "basic") : plan(random, load));
            }),
        ];
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

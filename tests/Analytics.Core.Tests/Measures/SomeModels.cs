using Analytics.Contracts.Models;
using Analytics.Core.Registry;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Analytics.Core.Tests.Measures;

/// <summary>A registry with a model of each task: churn (binary, versions 1 and 2), topic, price and ranker.</summary>
internal static class SomeModels
{
    public static ModelRegistry Registry()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var registry = new ModelRegistry(new ForgetfulDocuments(), clock);
        Register(registry, Churn("1"));
        clock.Advance(TimeSpan.FromDays(1));
        Register(registry, Churn("2"));
        Register(registry, new ModelVersion { Model = "topic", Version = "1", Task = ModelTask.Multiclass, Classes = ["a", "b", "c"] });
        Register(registry, new ModelVersion { Model = "price", Version = "1", Task = ModelTask.Regression });
        Register(registry, new ModelVersion { Model = "ranker", Version = "1", Task = ModelTask.Ranking });
        return registry;
    }

    private static ModelVersion Churn(string version) => new()
    {
        Model = "churn",
        Version = version,
        Task = ModelTask.Binary,
        Features =
        [
            new FeatureDefinition { Name = "tenure", Type = FeatureType.Numeric, Unit = "months" },
            new FeatureDefinition { Name = "plan", Type = FeatureType.Categorical },
            new FeatureDefinition { Name = "note", Type = FeatureType.Text },
        ],
    };

    private static void Register(ModelRegistry registry, ModelVersion version)
    {
        // The documents answer at once, so the task has ended.
        var faults = registry.RegisterAsync(version, CancellationToken.None).GetAwaiter().GetResult();
        Assert.Empty(faults);
    }
}

using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;

namespace Analytics.Core.Tests.Experiments;

/// <summary>Definitions for the tests of experiments.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    public static ExperimentParts NoParts { get; } = new([], null);

    public static ExperimentDefinition Experiment(string key) => new()
    {
        Key = key,
        Hypothesis = "b is better, as it is shorter.",
        Status = ExperimentStatus.Running,
        Variants = [new() { Key = "a", Weight = 0.5 }, new() { Key = "b", Weight = 0.5 }],
        Start = Start,
        PrimaryMetric = "bought",
    };

    public static MetricDefinition Metric(string key = "bought") => new() { Key = key, Kind = MetricKind.Proportion, Records = new() { Event = "purchase" } };
}

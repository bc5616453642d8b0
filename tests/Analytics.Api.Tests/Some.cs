using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;

namespace Analytics.Api.Tests;

/// <summary>Builders of ordinary things.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A binary model's scorecard of one month with weekly figures.</summary>
    public static Scorecard Scorecard() => new()
    {
        Model = "churn",
        Task = "binary",
        Window = new TimeRange(Day, Day.AddDays(30)),
        Volume = 3000,
        Labelled = 1000,
        LabelCoverage = Share(1d / 3, 3000),
        Performance = new Dictionary<string, Figure> { ["accuracy"] = Share(0.83, 1000), ["auc"] = Figure.None("needs both classes") },
        LatencyMs = new Dictionary<string, Figure> { ["p50"] = Plain(12.5), ["p95"] = Plain(30), ["p99"] = Plain(80) },
        Acceptance = new Dictionary<string, Figure> { ["acceptanceRate"] = Share(0.4, 500) },
        Safety = new Dictionary<string, Figure> { ["violationRate"] = new() { Value = 0, Lower = 0, Upper = 0.0037, N = 1000 } },
        Quality = new QualityFigures
        {
            Score = 0.97,
            Completeness = 0.97,
            Records = 3000,
            Findings = [new QualityFinding("missing", "plan", "3", 90, 0.03)],
        },
        ByVersion = [Version("2"), Version("3")],
        Series = [.. Enumerable.Range(0, 4).Select(week => Bucket(Day.AddDays(7 * week), Share(0.83, 250)))],
        Provenance = new Provenance { Configuration = "0123456789abcdef", Seed = 0, Window = new TimeRange(Day, Day.AddDays(30)), ComputedAt = Day.AddDays(30) },
    };

    public static Figure Share(double value, long n, double half = 0.03) => new() { Value = value, Lower = value - half, Upper = value + half, N = n };

    public static BucketFigures Bucket(DateTimeOffset from, Figure accuracy) => new()
    {
        From = from,
        Volume = 750,
        Labelled = 250,
        LabelCoverage = Share(1d / 3, 750),
        Performance = new Dictionary<string, Figure> { ["accuracy"] = accuracy },
        LatencyMs = new Dictionary<string, Figure> { ["p95"] = Plain(30) },
        Acceptance = new Dictionary<string, Figure>(),
        Safety = new Dictionary<string, Figure>(),
    };

    private static VersionFigures Version(string version) => new()
    {
        Version = version,
        Volume = 1500,
        Labelled = 500,
        LabelCoverage = Share(1d / 3, 1500),
        Performance = new Dictionary<string, Figure> { ["accuracy"] = Share(0.83, 500), ["auc"] = Figure.None("needs both classes") },
        LatencyMs = new Dictionary<string, Figure> { ["p50"] = Plain(12.5) },
        Acceptance = new Dictionary<string, Figure>(),
        Safety = new Dictionary<string, Figure>(),
    };

    private static Figure Plain(double value) => new() { Value = value, N = 3000 };
}

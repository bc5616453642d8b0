using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Audience;

/// <summary>
/// How people use the product, from its events: the answer of <c>GET /v1/engagement</c>. Only people who consented are counted. Figures of fewer people than
/// the smallest cell (Privacy:SmallestCell) are left out.
/// </summary>
public sealed record EngagementReport
{
    /// <summary>All of it in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The window.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>People with an event in the window.</summary>
    public required long Active { get; init; }

    /// <summary>Mean of daily over monthly active people, over the whole days of the window; null without any.</summary>
    public double? Stickiness { get; init; }

    /// <summary>The window day by day; time ascending.</summary>
    public required IReadOnlyList<EngagementDay> Days { get; init; }

    /// <summary>What people do, by how many do it; at most 20.</summary>
    public required IReadOnlyList<FeatureUsage> Features { get; init; }

    /// <summary>People by the week of their first event, and how many come back in the weeks after.</summary>
    public required IReadOnlyList<RetentionCohort> Retention { get; init; }

    /// <summary>How many take the steps asked for, in their order; empty where none were.</summary>
    public required IReadOnlyList<FunnelStep> Funnel { get; init; }

    /// <summary>Fewest people that a figure is given for.</summary>
    public required int SmallestCell { get; init; }
}

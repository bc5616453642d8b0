using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Dashboards;

/// <summary>A figure of the overview.</summary>
public sealed record OverviewFigure
{
    /// <summary>The question that it answers: sent to <c>POST /v1/query</c> it gives the same figure.</summary>
    public required MeasureQuery Query { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Title { get; init; }

    /// <summary>Unit of the values: count, ratio, ms, EUR, …</summary>
    public required string Unit { get; init; }

    /// <summary>How it is computed.</summary>
    public required string Definition { get; init; }

    /// <summary>Whether more is better; null where neither is.</summary>
    public bool? HigherIsBetter { get; init; }

    /// <summary>The last seven days.</summary>
    public required Figure Now { get; init; }

    /// <summary>The seven before.</summary>
    public Figure? Before { get; init; }

    /// <summary>Relative change; null where there is nothing to compare.</summary>
    public double? Change { get; init; }

    /// <summary>The last fourteen whole days, day by day; days without data are left out.</summary>
    public required IReadOnlyList<MeasureRow> Days { get; init; }
}

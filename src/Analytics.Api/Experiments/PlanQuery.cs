using System.ComponentModel;
using Analytics.Contracts.Experiments;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Experiments;

/// <summary>How large an experiment must be, asked by address: what the planner's form sends.</summary>
internal sealed record PlanQuery
{
    [FromQuery(Name = "metric")]
    [Description("Key of the metric; its baseline is taken from the history.")]
    public string? Metric { get; init; }

    [FromQuery(Name = "minimumDetectableEffect")]
    [Description("Smallest relative effect worth finding. Absent: 0.05.")]
    public double? MinimumDetectableEffect { get; init; }

    [FromQuery(Name = "days")]
    [Description("Length in days, whole weeks. Absent: 28.")]
    public int? Days { get; init; }

    [FromQuery(Name = "power")]
    [Description("Power, 0.5 to 0.99. Absent: 0.8.")]
    public double? Power { get; init; }

    [FromQuery(Name = "coverage")]
    [Description("Share of the units that take part. Absent: 1.")]
    public double? Coverage { get; init; }

    [FromQuery(Name = "historyDays")]
    [Description("Days of history for the baseline, 7 to 180. Absent: 28.")]
    public int? HistoryDays { get; init; }

    public PlanRequest Request()
    {
        var (plan, analysis) = (new PlanRequest(), new AnalysisPlan());
        return plan with
        {
            Metric = string.IsNullOrEmpty(Metric) ? null : Metric,
            HistoryDays = HistoryDays ?? plan.HistoryDays,
            Coverage = Coverage ?? plan.Coverage,
            Analysis = analysis with
            {
                MinimumDetectableEffect = MinimumDetectableEffect ?? analysis.MinimumDetectableEffect,
                Days = Days ?? analysis.Days,
                Power = Power ?? analysis.Power,
            },
        };
    }
}

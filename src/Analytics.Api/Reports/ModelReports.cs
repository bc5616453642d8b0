using Analytics.Contracts.Reporting;
using Analytics.Contracts.Reports;
using Analytics.Core.Performance;
using Analytics.Core.Registry;

namespace Analytics.Api.Reports;

/// <summary>What reports about a model share: which requests can be made, and their window.</summary>
internal static class ModelReports
{
    private const int DefaultDays = 30;

    public static IReadOnlyDictionary<string, string[]> Check(ReportRequest request, ModelRegistry registry, DateTimeOffset now)
    {
        var faults = new Dictionary<string, string[]>();
        if (string.IsNullOrEmpty(request.Model)) faults["/model"] = ["Is required for this template."];
        else if (registry.VersionsOf(request.Model) is { Count: 0 }) faults["/model"] = ["There is no model of this name."];
        if (request.Experiment is not null) faults["/experiment"] = ["Has no meaning for this template."];
        var window = Window(request, now);
        if (window.From >= window.To) faults["/from"] = ["from must be before to"];
        else
            foreach (var (pointer, messages) in ScorecardBuilder.Check(window, null)) faults[pointer] = [.. messages];
        return faults;
    }

    public static TimeRange Window(ReportRequest request, DateTimeOffset now)
    {
        var to = request.To ?? now;
        return new TimeRange(request.From ?? to.AddDays(-DefaultDays), to);
    }
}

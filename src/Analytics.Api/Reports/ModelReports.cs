using Analytics.Contracts.Reports;
using Analytics.Core.Registry;

namespace Analytics.Api.Reports;

/// <summary>Which requests about a model can be made.</summary>
internal static class ModelReports
{
    public static IReadOnlyDictionary<string, string[]> Check(ReportRequest request, ModelRegistry registry, DateTimeOffset now)
    {
        var faults = RequestRules.Check(request, ofModel: true);
        if (string.IsNullOrEmpty(request.Model)) faults["/model"] = ["Is required for this template."];
        else if (registry.VersionsOf(request.Model) is { Count: 0 }) faults["/model"] = ["There is no model of this name."];
        RequestRules.CheckWindow(request, now, faults);
        return faults;
    }
}

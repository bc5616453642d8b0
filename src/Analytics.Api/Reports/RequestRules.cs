using Analytics.Contracts.Reporting;
using Analytics.Contracts.Reports;
using Analytics.Core.Measures;

namespace Analytics.Api.Reports;

/// <summary>What the templates ask of requests alike.</summary>
internal static class RequestRules
{
    private const int DefaultDays = 30;

    /// <summary>Faults of what a template has no use for.</summary>
    public static Dictionary<string, string[]> Check(ReportRequest request, bool ofModel = false, bool ofExperiment = false)
    {
        var faults = new Dictionary<string, string[]>();
        if (!ofModel && request.Model is not null) faults["/model"] = ["Has no meaning for this template."];
        if (!ofModel && request.Version is not null) faults["/version"] = ["Has no meaning for this template."];
        if (!ofExperiment && request.Experiment is not null) faults["/experiment"] = ["Has no meaning for this template."];
        return faults;
    }

    /// <summary>The window asked for; thirty days up to now where none is.</summary>
    public static TimeRange Window(ReportRequest request, DateTimeOffset now)
    {
        var to = request.To ?? now;
        return new TimeRange(request.From ?? to.AddDays(-DefaultDays), to);
    }

    /// <summary>Adds the faults of the window.</summary>
    public static void CheckWindow(ReportRequest request, DateTimeOffset now, Dictionary<string, string[]> faults)
    {
        var window = Window(request, now);
        if (window.From >= window.To) faults["/from"] = ["from must be before to"];
        else
            foreach (var (pointer, messages) in ReportWindows.Check(window, null)) faults[pointer] = messages;
    }
}

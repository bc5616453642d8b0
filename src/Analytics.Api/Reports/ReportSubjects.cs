using Analytics.Contracts.Reports;
using Analytics.Core.Experiments;
using Analytics.Core.Registry;

namespace Analytics.Api.Reports;

/// <summary>What people can ask a report of.</summary>
internal sealed class ReportSubjects(ModelRegistry models, ExperimentRegister experiments)
{
    private IEnumerable<(string Value, string Title, ReportRequest Request)> All =>
    [
        ("weekly", "The week", new ReportRequest { Template = "weekly" }),
        ("executive", "Business", new ReportRequest { Template = "executive" }),
        .. models.List().Select(model => ($"effectiveness/{model.Model}", $"Effectiveness of {model.Model}", new ReportRequest { Template = "effectiveness", Model = model.Model })),
        .. models.List().Select(model => ($"safety/{model.Model}", $"Safety of {model.Model}", new ReportRequest { Template = "safety", Model = model.Model })),
        .. experiments.List().Select(one => ($"experiment/{one.Definition.Key}", $"Experiment {one.Definition.Key}", new ReportRequest { Template = "experiment", Experiment = one.Definition.Key })),
    ];

    public IReadOnlyList<(string Value, string Title)> List() => [.. All.Select(subject => (subject.Value, subject.Title))];

    public ReportRequest? Find(string? value) => All.FirstOrDefault(subject => subject.Value == value).Request;
}

using Analytics.Contracts.Reporting;
using Analytics.Contracts.Safety;
using Analytics.Core.Measures;
using Analytics.Core.Registry;
using Analytics.Core.Safety;

namespace Analytics.Api.Safety.Pages;

/// <summary>Puts what the safety scorecard shows beside the report.</summary>
internal sealed class SafetyViews(MeasureEngine measures, ViolationLog violations, ModelRegistry registry)
{
    private const int MostInQueue = 10;

    public async Task<SafetyView> OfAsync(SafetyReport report, bool maySee, bool mayAct, CancellationToken cancellationToken) => new()
    {
        Report = report,
        Predictions = await PredictionsAsync(report, cancellationToken),
        Queue = (await violations.ListAsync(report.Model, ViolationStatus.Open, report.Window, MostInQueue, null, cancellationToken))!.Items,
        Recent = (await violations.ListAsync(report.Model, null, report.Window, ViolationLog.LargestPage, null, cancellationToken))!.Items,
        Versions = registry.VersionsOf(report.Model),
        MaySee = maySee,
        MayAct = mayAct,
    };

    private async Task<long> PredictionsAsync(SafetyReport report, CancellationToken cancellationToken)
    {
        List<MeasureFilter> filters = [new() { Field = "model", Values = [report.Model] }];
        if (report.Version is { } version) filters.Add(new() { Field = "version", Values = [version] });
        var answer = await measures.AnswerAsync(new MeasureQuery { Measure = "predictions", Filters = filters, Range = report.Window }, cancellationToken);
        return (long)(answer.Rows.Count > 0 ? answer.Rows[0].Figure.Value ?? 0 : 0);
    }
}

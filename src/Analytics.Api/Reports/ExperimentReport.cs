using Analytics.Api.Experiments.Pages;
using Analytics.Api.Pages;
using Analytics.Contracts.Experiments;
using Analytics.Contracts.Reports;
using Analytics.Core.Experiments;
using Analytics.Core.Ports;

namespace Analytics.Api.Reports;

/// <summary>What an experiment showed.</summary>
internal sealed class ExperimentReport(ExperimentRegister register, ExperimentAnalyser analyser, TimeProvider clock) : IReportTemplate
{
    public string Name => "experiment";

    public IReadOnlyDictionary<string, string[]> Check(ReportRequest request)
    {
        var faults = RequestRules.Check(request, ofExperiment: true);
        if (string.IsNullOrEmpty(request.Experiment)) faults["/experiment"] = ["Is required for this template."];
        else if (register.Find(request.Experiment) is null) faults["/experiment"] = ["There is no experiment of this key."];
        return faults;
    }

    public async Task<ReportDocument> BuildAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asOf = request.To is { } to && to < now ? to : now;
        if (register.Find(request.Experiment!) is not { } summary
            || await analyser.AnalyseAsync(request.Experiment!, new ExperimentQuestion(asOf, Deep: true), cancellationToken) is not { } results)
            throw new ReportException("There is no experiment of this key.");
        return new ReportDocument
        {
            Title = $"Experiment {results.Experiment}: {ExperimentWords.Decision(results.Verdict.Decision)}{(results.Verdict.Variant is { } variant ? $" {variant}" : "")}",
            Subtitle = $"{summary.Definition.Hypothesis ?? "no hypothesis"} · as of {Words.Moment(asOf)}",
            Sentence = results.Verdict.Sentence,
            Facts = [.. results.Verdict.Reasons, .. results.Warnings],
            Tables =
            [
                new ReportTable("Metrics", ["Metric", "Role", "Variant", "Change", "Not ruled out", "p", "How sure"],
                    [.. results.Metrics.SelectMany(metric => metric.Comparisons.Select(comparison => Row(metric, comparison)))]),
                new ReportTable("Units", ["Of", "Variant", "Came", "Planned", "p"],
                    [.. results.SampleRatios.SelectMany(ratio => ratio.Units.Select(units => (string[])[ratio.Of, units.Key, Words.Count(units.Value), Words.Count((long)Math.Round(ratio.Expected.GetValueOrDefault(units.Key))), Words.Probability(ratio.PValue)]))]),
                new ReportTable("Segments", ["Segment", "Variant", "Units", "Change", results.Segments.Count > 0 ? $"{Words.Percent(results.Segments[0].Confidence)} sure" : "Interval", "p, corrected"],
                    [.. results.Segments.Select(segment => (string[])[segment.Segment, segment.Variant, Words.Count(segment.Units), ExperimentWords.Effect(segment.Effect.Value, segment.IsRelative), ExperimentWords.Interval(segment.Effect, segment.IsRelative), Words.Probability(segment.AdjustedPValue)])]),
                new ReportTable("Decision log", ["When", "What", "Why"], [.. LogLine.Of(results).Select(line => (string[])[Words.Moment(line.At), line.What, line.Why])]),
            ],
            Data = results,
            Page = typeof(ResultsPage),
            Parameters = new Dictionary<string, object?> { [nameof(ResultsPage.Results)] = results, [nameof(ResultsPage.Summary)] = summary },
        };
    }

    private static string[] Row(MetricResult metric, VariantComparison comparison) =>
    [
        metric.Title ?? metric.Metric, metric.Role, comparison.Variant,
        comparison.Effect is { } effect ? ExperimentWords.Effect(effect.Value, comparison.IsRelative) : comparison.Missing ?? "–",
        ExperimentWords.Bounds(comparison),
        (comparison.AdjustedPValue ?? comparison.PValue) is { } p ? Words.Probability(p) : "–",
        comparison.Effect is null ? "–" : ExperimentWords.Rule(comparison),
    ];
}

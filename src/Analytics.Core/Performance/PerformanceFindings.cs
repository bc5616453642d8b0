using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;

namespace Analytics.Core.Performance;

/// <summary>What a report of performance finds. Every check answers; one that can't be made says what it needs.</summary>
internal static class PerformanceFindings
{
    public const string Check = "performance";
    public const string Estimate = "estimate";
    public const string EstimatorGap = "estimatorGap";
    public const string ConceptDrift = "conceptDrift";
    public const string Calibration = "calibration";

    private const double ErrorThatMatters = 0.02;

    public static IReadOnlyList<Finding> Of(
        TaskMetrics metrics,
        IReadOnlyList<MetricPerformance> performance,
        string? caveat,
        IReadOnlyList<EstimatorAudit> audit,
        ConceptDrift? drift,
        CalibrationReport? calibration,
        double alpha)
    {
        var level = alpha / metrics.All.Count;
        List<Finding> findings = [];
        foreach (var (metric, figures) in metrics.All.Zip(performance))
        {
            findings.Add(Compared(Check, metric, figures.Reference, figures.Realised, level));
            if (figures.Estimated is { } estimate)
                findings.Add(Estimated(Compared(Estimate, metric, figures.Reference, AsFigure(estimate), level) with { Method = estimate.Method }, caveat));
        }

        findings.AddRange(
            from one in audit
            join metric in metrics.All on one.Metric equals metric.Name
            join figures in performance on one.Metric equals figures.Metric
            select Gap(metric, figures.Reference.Value!.Value, one, level));
        if (drift is not null)
        {
            var (metric, figures) = metrics.All.Zip(performance).Where(pair => pair.First.Name is "accuracy" or "mae").Append((metrics.All[0], performance[0])).First();
            findings.Add(OfErrors(drift, metric, metric.HigherIsBetter ? 1 - figures.Reference.Value : figures.Reference.Value));
        }

        if (calibration is not null) findings.Add(OfCalibration(calibration, alpha));
        return [.. findings.OrderByDescending(finding => finding.Status == FindingStatus.Alert)];
    }

    /// <summary>An estimate that says nothing is not judged, in either direction.</summary>
    private static Finding Estimated(Finding finding, string? caveat) => caveat is null
        ? finding
        : finding with { Status = FindingStatus.Skipped, Because = caveat, PValue = null, RowsNeeded = null, Impact = null };

    private static Finding Compared(string check, TaskMetric metric, Figure reference, Figure current, double level)
    {
        var finding = new Finding
        {
            Check = check,
            Subject = metric.Name,
            Status = FindingStatus.NotEnoughData,
            Because = current.Insufficient ?? reference.Insufficient ?? "One of the figures has no interval.",
            Score = current.Value,
            Lower = current.Lower,
            Upper = current.Upper,
            Reference = reference.Value,
            N = current.N,
            ReferenceN = reference.N,
        };
        if (FigureChange.Of(metric, reference, current) is not { } change) return finding;

        var matters = metric.MattersAgainst(reference.Value!.Value);
        var worse = change.PValue < level && change.Loss > matters;
        var blind = !worse && 2 * change.Error > matters;
        return finding with
        {
            Status = worse ? FindingStatus.Alert : blind ? FindingStatus.NotEnoughData : FindingStatus.Ok,
            Because = Sentence(check == Estimate ? "Estimated" : "Realised", metric, reference, current, worse, blind),
            Threshold = reference.Value + ((metric.HigherIsBetter ? -1 : 1) * matters),
            PValue = change.PValue,
            RowsNeeded = blind ? (long)Math.Ceiling(current.N * (Math.Pow(2 * change.Error / matters, 2) - 1)) : null,
            Impact = change.Loss / matters,
        };
    }

    private static string Sentence(string kind, TaskMetric metric, Figure reference, Figure current, bool worse, bool blind) => string.Create(
        CultureInfo.InvariantCulture,
        $"{kind} {metric.Name} {reference.Value:0.####} → {current.Value:0.####} ({(worse ? "worse than chance explains, and of a size that matters" : blind ? "a change that matters could hide in so few labels" : "no loss that matters")}).");

    private static Finding Gap(TaskMetric metric, double reference, EstimatorAudit audit, double level)
    {
        var matters = metric.MattersAgainst(reference);
        var lasting = audit.PValue < level && Math.Abs(audit.MeanGap) > matters;
        return new Finding
        {
            Check = EstimatorGap,
            Subject = audit.Metric,
            Status = lasting ? FindingStatus.Alert : FindingStatus.Ok,
            Because = string.Create(
                CultureInfo.InvariantCulture,
                $"Realised less estimated {audit.Metric} is {audit.MeanGap:+0.####;-0.####;0} over {audit.Buckets} buckets, {audit.Covered} of them in the band{(lasting ? ": the concept has changed" : "")}."),
            Score = audit.MeanGap,
            Lower = audit.Lower,
            Upper = audit.Upper,
            Threshold = matters,
            PValue = audit.PValue,
            N = audit.Buckets,
        };
    }

    /// <summary>A rise that brings the errors back to what the reference had is no loss.</summary>
    private static Finding OfErrors(ConceptDrift drift, TaskMetric metric, double? usual)
    {
        var rise = drift.Rise;
        double? limit = rise is null ? null : Math.Max(rise.Before, usual ?? 0) + metric.MattersAgainst(rise.Before);
        var lasting = rise?.After > limit;
        return new Finding
        {
            Check = ConceptDrift,
            Subject = "errors",
            Status = lasting ? FindingStatus.Alert : FindingStatus.Ok,
            Because = rise is null
                ? "The errors have not risen for good."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The mean error rose from {rise.Before:0.####} to {rise.After:0.####} by outcome {rise.Outcome} of {drift.Outcomes}{(lasting ? " and stays there" : ", less than matters or no more than the reference had")}."),
            Threshold = limit,
            Method = drift.Detector,
            Score = rise?.After,
            Reference = rise?.Before,
            Since = lasting ? rise!.At : null,
            N = drift.Outcomes,
        };
    }

    private static Finding OfCalibration(CalibrationReport calibration, double alpha)
    {
        var off = calibration.PValue < alpha && calibration.Error - calibration.ErrorByChance > ErrorThatMatters;
        return new Finding
        {
            Check = Calibration,
            Subject = "score",
            Status = off ? FindingStatus.Alert : FindingStatus.Ok,
            Because = string.Create(
                CultureInfo.InvariantCulture, $"Scores are off by {calibration.Error:0.####} in the mean, where chance gives {calibration.ErrorByChance:0.####}."),
            Method = "consistency",
            Score = calibration.Error,
            Reference = calibration.ErrorByChance,
            PValue = calibration.PValue,
            N = calibration.N,
        };
    }

    private static Figure AsFigure(EstimatedFigure estimate) => new() { Value = estimate.Value, Lower = estimate.Lower, Upper = estimate.Upper, N = estimate.N };
}

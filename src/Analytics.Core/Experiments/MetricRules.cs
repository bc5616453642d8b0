using Analytics.Contracts.Experiments;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ingestion;
using Analytics.Core.Measures;
using Analytics.Core.Registry;

namespace Analytics.Core.Experiments;

/// <summary>Checks a metric that someone defines.</summary>
internal static class MetricRules
{
    private const int MostFilters = 20;
    private const int MostValues = 100;
    private const int MostSteps = 9;
    private const int LongestText = 200;
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(366);

    public static void Check(MetricDefinition metric, string pointer, FaultList faults)
    {
        if (!RegistryNames.IsValid(metric.Key)) faults.Add(pointer + "/key", RegistryNames.Sentence);
        if (metric.Title is { Length: 0 or > LongestText }) faults.Add(pointer + "/title", $"Must be 1 to {LongestText} characters.");
        if (!Enum.IsDefined(metric.Kind)) faults.Add(pointer + "/kind", "Must be proportion, mean, sum, count, ratio, quantile, auc, retention, funnel or timeToEvent.");
        CheckRecords(metric.Records, NeedsNumber(metric.Kind), pointer + "/records", faults);
        if (metric.Window != TimeSpan.Zero) faults.Between(metric.Window, TimeSpan.FromMinutes(1), LongestWindow, pointer + "/window");
        if (metric.Currency is { } currency && !Currencies.Contain(currency)) faults.Add(pointer + "/currency", $"M{Currencies.Rule[1..]}.");
        CheckKind(metric, pointer, faults);
        CheckCap(metric, pointer + "/cap", faults);
    }

    private static bool NeedsNumber(MetricKind kind) => kind is MetricKind.Mean or MetricKind.Sum or MetricKind.Quantile;

    private static void CheckKind(MetricDefinition metric, string pointer, FaultList faults)
    {
        if ((metric.Denominator is not null) != (metric.Kind == MetricKind.Ratio))
            faults.Add(pointer + "/denominator", metric.Denominator is null ? "Is required by a ratio." : "Only a ratio has one.");
        if (metric.Denominator is { } denominator) CheckRecords(denominator, needsNumber: false, pointer + "/denominator", faults);

        if (metric.Steps is null || (metric.Kind == MetricKind.Funnel ? metric.Steps.Count is 0 or > MostSteps : metric.Steps.Count > 0))
            faults.Add(pointer + "/steps", metric.Kind == MetricKind.Funnel ? $"Must be 1 to {MostSteps} further steps." : "Only a funnel has steps.");
        else
            for (var at = 0; at < metric.Steps.Count; at++) CheckRecords(metric.Steps[at], needsNumber: false, $"{pointer}/steps/{at}", faults);

        if (metric.Kind == MetricKind.TimeToEvent && metric.Window == TimeSpan.Zero) faults.Add(pointer + "/window", "Is required by a time to an event: it is cut there.");
        if (metric.Kind == MetricKind.Retention && metric.Day is < 1 or > 365) faults.Add(pointer + "/day", "Must be 1 to 365.");
        if (metric.Kind == MetricKind.Retention && metric.Window != TimeSpan.Zero) faults.Add(pointer + "/window", "A retention looks at one day: leave it out.");
        if (metric.Kind == MetricKind.Auc && metric.Records?.Source != MetricSource.Labels) faults.Add(pointer + "/records/source", "An area under the ROC curve is of labels.");
        if (metric.Kind == MetricKind.Auc && metric.Records?.Value is not (null or MetricFields.Score)) faults.Add(pointer + "/records/value", "An area under the ROC curve is of the score: leave it out.");
        if (metric.Kind == MetricKind.Quantile && metric.Level is not (> 0 and < 1)) faults.Add(pointer + "/level", "Must lie between 0 and 1.");
    }

    private static void CheckCap(MetricDefinition metric, string pointer, FaultList faults)
    {
        if (metric.Cap is not { } cap) return;
        if (metric.Kind is not (MetricKind.Sum or MetricKind.Count)) faults.Add(pointer, "Only sums and counts are cut.");
        if ((cap.Value is null) == (cap.Percentile is null)) faults.Add(pointer, "Must have one of value and percentile.");
        if (cap.Value is { } value && !(value > 0 && double.IsFinite(value))) faults.Add(pointer + "/value", "Must be above 0.");
        if (cap.Percentile is not (null or (> 0.5 and < 1))) faults.Add(pointer + "/percentile", "Must be above 0.5 and below 1.");
    }

    private static void CheckRecords(MetricRecords? records, bool needsNumber, string pointer, FaultList faults)
    {
        if (records is null)
        {
            faults.Add(pointer, "Is required.");
            return;
        }

        if (!Enum.IsDefined(records.Source))
        {
            faults.Add(pointer + "/source", "Must be events, predictions, labels, feedback or safety.");
            return;
        }

        if ((records.Event is { Length: > 0 }) != (records.Source == MetricSource.Events))
            faults.Add(pointer + "/event", records.Source == MetricSource.Events ? "Is required: the name of the event." : "Only events have one.");
        if (records.Value is null && needsNumber) faults.Add(pointer + "/value", $"Is required: {MetricFields.Numbers(records.Source)}.");
        if (records.Value is not null && !MetricFields.IsNumber(records.Source, records.Value))
            faults.Add(pointer + "/value", $"Must be one of {MetricFields.Numbers(records.Source)}.");
        CheckFilters(records, pointer + "/filters", faults);
    }

    private static void CheckFilters(MetricRecords records, string pointer, FaultList faults)
    {
        if (records.Filters is null || records.Filters.Count > MostFilters)
        {
            faults.Add(pointer, $"Must be at most {MostFilters}.");
            return;
        }

        for (var at = 0; at < records.Filters.Count; at++)
        {
            MeasureFilter? filter = records.Filters[at];
            if (!MetricFields.IsText(records.Source, filter?.Field)) faults.Add($"{pointer}/{at}/field", $"Must be one of {MetricFields.Texts(records.Source)}.");
            if (filter?.Op is not ("eq" or "ne" or "in")) faults.Add($"{pointer}/{at}/op", "Must be eq, ne or in.");
            var most = filter?.Op == "in" ? MostValues : 1;
            if (filter?.Values is not { Count: > 0 } values || values.Count > most || values.Contains(null!))
                faults.Add($"{pointer}/{at}/values", most == 1 ? "Must be one string." : $"Must be 1 to {most} strings.");
        }
    }
}

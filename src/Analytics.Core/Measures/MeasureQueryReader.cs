using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Measures;

/// <summary>Reads a query in the terms of the catalogue and the store, or says what is wrong with it.</summary>
internal sealed class MeasureQueryReader(ModelRegistry registry)
{
    /// <summary>The request; null where a fault was added.</summary>
    public MeasureRequest? Read(MeasureQuery query, FaultList faults)
    {
        var filters = query.Filters ?? [];
        var model = FilterReader.OneValue(filters, "model");
        var interval = TimeBuckets.Named(query.Interval);
        if (query.Interval is not null && interval is null) faults.Add("/interval", "Must be hour, day, week or month.");
        WindowRules.Check(query.Range, interval, faults);
        if (query.Compare is not (null or "previous")) faults.Add("/compare", "Must be previous or left out.");

        if (FindMeasure(query.Measure, model, faults) is not { } measure) return null;
        CheckTask(measure, model, faults);
        var aggregate = FindAggregate(measure, query.Aggregate, faults);
        var conditions = FilterReader.Read(filters, measure, model, registry, faults);
        var breakdown = Breakdown(query.Breakdown ?? [], measure, model, faults);
        CheckUnmixed(measure, filters, breakdown, faults);
        if (faults.ByPointer.Count > 0 || aggregate is null) return null;

        return new MeasureRequest
        {
            Measure = measure,
            Aggregate = aggregate,
            Unit = aggregate.Unit == Units.Currency ? FilterReader.OneValue(filters, "currency") ?? aggregate.Unit : aggregate.Unit,
            Filters = model is null && measure.Tasks.Count > 0 ? [.. conditions, ModelsOf(measure)] : conditions,
            Breakdown = breakdown,
            Interval = interval,
            Range = query.Range,
            WithPrevious = query.Compare is not null,
        };
    }

    private Measure? FindMeasure(string? name, string? model, FaultList faults)
    {
        if (name is null || !name.StartsWith(FeatureMeasures.Prefix, StringComparison.Ordinal))
        {
            var measure = name is null ? null : MeasureCatalogue.Find(name);
            if (measure is null) faults.Add("/measure", "No measure has this name.");
            return measure;
        }

        if (model is null)
        {
            faults.Add("/filters", "Features belong to a model: filter by one model.");
            return null;
        }

        var feature = name[FeatureMeasures.Prefix.Length..];
        if (registry.FeatureField(model, feature) is { } field) return FeatureMeasures.Of(field, UnitOf(model, feature));
        faults.Add("/measure", "The model has no such feature that can be summed up.");
        return null;
    }

    private string? UnitOf(string model, string feature) =>
        registry.List().Where(summary => summary.Model == model)
            .SelectMany(summary => summary.Versions)
            .Select(version => registry.Find(model, version)?.Features.FirstOrDefault(definition => definition.Name == feature)?.Unit)
            .FirstOrDefault(unit => unit is not null);

    private void CheckTask(Measure measure, string? model, FaultList faults)
    {
        if (measure.Tasks.Count == 0 || registry.List().FirstOrDefault(summary => summary.Model == model) is not { } known) return;
        if (measure.Tasks.Contains(known.Task)) return;
        var tasks = measure.Tasks.Select(task => task.ToString().ToLowerInvariant());
        faults.Add("/measure", $"Judges models of another task: {string.Join(", ", tasks)}.");
    }

    private static MeasureAggregate? FindAggregate(Measure measure, string? name, FaultList faults)
    {
        var aggregate = name is null ? measure.Aggregates[0] : measure.Aggregates.FirstOrDefault(candidate => candidate.Name == name);
        if (aggregate is null) faults.Add("/aggregate", $"Must be one of {string.Join(", ", measure.Aggregates.Select(candidate => candidate.Name))}.");
        return aggregate;
    }

    private List<Field> Breakdown(IReadOnlyList<string> names, Measure measure, string? model, FaultList faults)
    {
        // Reactions are split by their kind as well.
        var most = measure.Sources.Contains(EventSource.Reactions) ? RowKey.Fields - 1 : RowKey.Fields;
        if (names.Count > most) faults.Add("/breakdown", $"Must be at most {most} fields.");
        if (names.Distinct().Count() < names.Count) faults.Add("/breakdown", "Must name each field once.");

        var fields = new List<Field>();
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index] is { } name && MeasureFields.Find(measure, name, model, registry) is { } field) fields.Add(field);
            else faults.Add($"/breakdown/{index}", $"Must be one of {MeasureFields.Names(measure)}.");
        }

        return fields;
    }

    private static void CheckUnmixed(Measure measure, IReadOnlyList<MeasureFilter> filters, List<Field> breakdown, FaultList faults)
    {
        if (measure.Unmixed is not { } field || breakdown.Contains(Field.Of(field)) || FilterReader.OneValue(filters, field) is not null) return;
        faults.Add("/filters", $"Values of different {field} don't add up: filter by one {field} or break down by it.");
    }

    // Tasks share fields: without this the squared errors of a regression would count as Brier scores.
    private FieldFilter ModelsOf(Measure measure)
    {
        string[] models = [.. registry.List().Where(summary => measure.Tasks.Contains(summary.Task)).Select(summary => summary.Model)];
        const string NoModel = "";
        return new FieldFilter(Field.Of("model"), models.Length > 0 ? models : [NoModel]);
    }
}

using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Measures;

/// <summary>Reads the conditions of a query.</summary>
internal static class FilterReader
{
    private const int MostValues = 100;
    private const int MostFilters = 50;

    /// <summary>The one value that a field is filtered to; null where it is not.</summary>
    public static string? OneValue(IReadOnlyList<MeasureFilter> filters, string field) =>
        filters.FirstOrDefault(filter => filter is { Op: "eq" or "in", Values.Count: 1 } && filter.Field == field)?.Values[0];

    /// <summary>The conditions; those at fault are left out.</summary>
    public static IReadOnlyList<FieldFilter> Read(
        IReadOnlyList<MeasureFilter> filters, Measure measure, string? model, ModelRegistry registry, FaultList faults)
    {
        if (filters.Count > MostFilters) faults.Add("/filters", $"Must be at most {MostFilters}.");

        var conditions = new List<FieldFilter>();
        for (var index = 0; index < filters.Count; index++)
        {
            var pointer = $"/filters/{index}";
            var filter = filters[index];
            if (filter is null)
            {
                faults.Add(pointer, "Must be an object.");
                continue;
            }

            CheckValues(filter, pointer, faults);
            var field = filter.Field is { } name ? MeasureFields.Find(measure, name, model, registry) : null;
            if (field is null) faults.Add($"{pointer}/field", $"Must be one of {MeasureFields.Names(measure)}.");
            else conditions.Add(new FieldFilter(field, filter.Values, Negated: filter.Op == "ne"));
        }

        return conditions;
    }

    private static void CheckValues(MeasureFilter filter, string pointer, FaultList faults)
    {
        if (filter.Op is not ("eq" or "ne" or "in")) faults.Add($"{pointer}/op", "Must be eq, ne or in.");

        var most = filter.Op == "in" ? MostValues : 1;
        if (filter.Values is null || filter.Values.Count == 0 || filter.Values.Count > most || filter.Values.Contains(null!))
            faults.Add($"{pointer}/values", most == 1 ? "Must be one string." : $"Must be 1 to {most} strings.");
    }
}

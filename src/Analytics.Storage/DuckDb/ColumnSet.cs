using System.Globalization;
using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Columns of predictions: plain numbers and texts, and slots of features; null: every slot.</summary>
internal sealed record ColumnSet(IReadOnlyCollection<string> Numbers, IReadOnlyCollection<string> Texts, IReadOnlyCollection<int>? NumberSlots, IReadOnlyCollection<int>? CategorySlots)
{
    /// <summary>What cells are kept of.</summary>
    public static ColumnSet All { get; } = new(["score", "value"], ["predicted", "decision"], null, null);

    /// <summary>Columns of the table that hold them, with time, model and version.</summary>
    public IEnumerable<string> Sources =>
        ["happened_at", "model", "version", .. Numbers, .. Texts, .. NumberSlots is { Count: 0 } ? Array.Empty<string>() : ["numbers"], .. CategorySlots is { Count: 0 } ? Array.Empty<string>() : ["categories"]];

    /// <summary>The columns that the summaries of a query need; null where it asks for more than cells can hold.</summary>
    public static ColumnSet? Of(SummaryQuery query)
    {
        if (!query.Summaries.All(IsOfCells)) return null;
        var fields = query.Summaries.Select(FieldSql.FieldOf).OfType<Field>().Distinct().ToList();
        return new(
            [.. fields.Where(field => field.Slot is null && All.Numbers.Contains(field.Name)).Select(field => field.Name)],
            [.. fields.Where(field => field.Slot is null && All.Texts.Contains(field.Name)).Select(field => field.Name)],
            [.. fields.Where(field => field is { Slot: not null, Categorical: false }).Select(field => field.Slot!.Value)],
            [.. fields.Where(field => field is { Slot: not null, Categorical: true }).Select(field => field.Slot!.Value)]);
    }

    /// <summary>Name of a column in the cells.</summary>
    public static string NameOf(Field field) => field.Slot is { } slot ? (field.Categorical ? "c" : "n") + slot.ToString(CultureInfo.InvariantCulture) : field.Name;

    /// <summary>Names in the cells; only of a set that names its slots.</summary>
    public IEnumerable<string> Names() =>
        [.. Numbers, .. Texts, .. NumberSlots!.Select(slot => $"n{slot.ToString(CultureInfo.InvariantCulture)}"), .. CategorySlots!.Select(slot => $"c{slot.ToString(CultureInfo.InvariantCulture)}")];

    private static bool IsOfCells(Summary summary) => summary switch
    {
        Summary.CountOf => true,
        Summary.MomentsOf or Summary.SketchOf or Summary.HistogramOf => FieldSql.FieldOf(summary) is { Slot: not null, Categorical: false } or { Slot: null, Name: "score" or "value" },
        Summary.CategoriesOf { Field: var field } => field is { Slot: not null, Categorical: true } or { Slot: null, Name: "predicted" or "decision" },
        _ => false,
    };
}

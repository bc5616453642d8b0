using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Where a class of data lies.</summary>
/// <param name="Name">The table.</param>
/// <param name="Time">Column or expression of the time by which it expires.</param>
/// <param name="Kind">Which records its rows are; null: they are derived or counted, and are not counted themselves.</param>
/// <param name="Text">The column that is emptied; null: the whole row goes.</param>
internal sealed record ExpiringTable(string Name, string Time = "happened_at", RecordKind? Kind = null, string? Text = null)
{
    /// <summary>SQL of which rows are older than a time.</summary>
    public string Older(string before) => $"{Time} < {before}{(Text is null ? "" : $" AND {Text} IS NOT NULL")}";
}

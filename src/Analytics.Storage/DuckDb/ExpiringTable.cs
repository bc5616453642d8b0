using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Where a class of data lies.</summary>
/// <param name="Name">The table.</param>
/// <param name="Time">Column of the time by which it expires.</param>
/// <param name="Kind">Which records its rows are; null: none, they are derived, counted or part of the journal.</param>
/// <param name="Text">The column that is emptied; null: the whole row goes.</param>
/// <param name="DaysAfter">It goes so many days later than the class: what tells of arrivals must outlast the records that arrived.</param>
internal sealed record ExpiringTable(string Name, string Time = "happened_at", RecordKind? Kind = null, string? Text = null, int DaysAfter = 0)
{
    /// <summary>SQL of which rows go, <c>$1</c> being the time of <see cref="Before"/>.</summary>
    public string Due => $"{Time} < $1{(Text is null ? "" : $" AND {Text} IS NOT NULL")}";

    /// <summary>Which rows go when the class expires up to a time.</summary>
    public DateTime Before(DateTimeOffset time) => time.UtcDateTime.AddDays(-DaysAfter);
}

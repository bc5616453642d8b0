namespace Analytics.Storage.DuckDb;

/// <summary>Rounding of times to the grains of the journal.</summary>
internal static class Clock
{
    public static DateTime FloorToMinute(DateTime time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMinute, time.Kind);

    public static DateTime FloorToHour(DateTime time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerHour, time.Kind);

    public static DateTime FloorToDay(DateTime time) => time.Date;
}

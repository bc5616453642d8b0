namespace Analytics.Api.Samples;

/// <summary>The days of the history: growth over the weeks, and weekly and daily rhythm. Day d starts d × 24 hours after the first.</summary>
internal sealed class SampleCalendar
{
    private const double Growth = 0.6;
    private static readonly double[] WeekdayWeights = [1.05, 1.2, 1.12, 1.08, 1.0, 0.85, 0.9];
    private static readonly double[] HourWeights =
        [0.2, 0.15, 0.1, 0.1, 0.2, 0.6, 1.4, 2.0, 1.7, 1.2, 1.0, 1.0, 1.3, 1.1, 0.9, 0.9, 1.3, 2.0, 2.4, 2.1, 1.5, 1.0, 0.6, 0.3];

    private readonly double[] cumulative = new double[PlantedFacts.Days + 1];
    private readonly double[] hourWeights = new double[24];

    public SampleCalendar(DateTimeOffset end)
    {
        var utc = end.UtcDateTime;
        End = new DateTime(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, DateTimeKind.Utc);
        for (var day = 0; day < PlantedFacts.Days; day++) cumulative[day + 1] = cumulative[day] + Weight(day);
        for (var hour = 0; hour < 24; hour++) hourWeights[hour] = HourWeights[(End.Hour + hour) % 24];
    }

    /// <summary>End of the history, exclusive; a full hour, UTC.</summary>
    public DateTime End { get; }

    public DateTime StartOf(int day) => End.AddDays(day - PlantedFacts.Days);

    /// <summary>Share of the whole history that lies before a day, by volume.</summary>
    public double ShareBefore(int day) => cumulative[day] / cumulative[PlantedFacts.Days];

    /// <summary>How many of a total fall on a day; the days sum to the total.</summary>
    public int CountOn(int day, int total) =>
        (int)(Math.Round(ShareBefore(day + 1) * total) - Math.Round(ShareBefore(day) * total));

    /// <summary>A moment of a day, likelier at busy hours.</summary>
    public DateTime MomentOf(int day, Random random) =>
        StartOf(day).AddMilliseconds((random.Weighted(hourWeights) * 3_600_000L) + random.Next(3_600_000));

    /// <summary>Load of an hour (0 to 23, counted from the start of the day) relative to the average hour of the history.</summary>
    public double LoadOf(int day, int hour) =>
        hourWeights[hour] / HourWeights.Average() * Weight(day) * PlantedFacts.Days / cumulative[PlantedFacts.Days];

    private double Weight(int day) =>
        (1 + (Growth * day / PlantedFacts.Days)) * WeekdayWeights[(int)StartOf(day).DayOfWeek];
}

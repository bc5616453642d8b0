using Analytics.Core.Monitors;
using Xunit;

namespace Analytics.Core.Tests.Monitors;

public sealed class HourCountsTests
{
    private static readonly DateTime Start = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Any_stretch_of_hours_counts_what_was_added_to_it()
    {
        var (random, counts, all) = (new Random(3), new HourCounts(), new List<(int Hour, long Rows)>());
        for (var turn = 0; turn < 300; turn++)
        {
            var (hour, rows) = (random.Next(200), (long)random.Next(1, 50));
            counts.Add(Start.AddHours(hour), rows);
            all.Add((hour, rows));
            var (from, to) = (random.Next(-20, 220), random.Next(-20, 220));
            if (from > to) (from, to) = (to, from);

            Assert.Equal(all.Where(one => one.Hour >= from && one.Hour < to).Sum(one => one.Rows), counts.Between(Start.AddHours(from), Start.AddHours(to)));
        }
    }

    [Fact]
    public void What_is_forgotten_counts_no_more()
    {
        var counts = new HourCounts();
        counts.Add(Start, 5);
        counts.Add(Start.AddHours(30), 7);

        counts.Forget(Start.AddHours(1));

        Assert.Equal(7, counts.Between(Start.AddDays(-1), Start.AddDays(2)));
        counts.Forget(Start.AddDays(9));
        Assert.Equal(0, counts.Between(Start.AddDays(-1), Start.AddDays(2)));
    }
}

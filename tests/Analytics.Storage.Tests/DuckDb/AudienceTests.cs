using System.Text;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Who was active and came back, against the same figures made of the same rows here.</summary>
public sealed class AudienceTests
{
    private static readonly DateTime Start = new(2026, 9, 7, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Names = ["visit", "train", "buy"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Active_people_features_and_cohorts_agree_with_the_rows()
    {
        await using var store = await EventStore.StartAsync();
        var random = new Random(3);
        var events = Enumerable.Range(0, 3_000).Select(at => (Person: random.Next(120), Name: Names[random.Next(3)], At: Start.AddMinutes(random.Next(70 * 24 * 60)))).ToList();
        await store.AppendAsync([.. events.Select((one, at) => Row(at, one.Person, one.Name, one.At, $"s{one.Person}-{one.At.Ticks / TimeSpan.TicksPerDay}"))]);
        await store.AppendAsync(Some.Event("nobody", "visit", null, Start.AddDays(40)));
        var (from, to) = (Start.AddDays(28), Start.AddDays(63));

        var totals = await store.Audience.AudienceAsync(from, to, Cancellation);

        var known = events.Where(one => one.At < to).ToList();
        var inside = known.Where(one => one.At >= from).ToList();
        int People(DateTime first, DateTime last) => known.Where(one => one.At >= first && one.At < last).Select(one => one.Person).Distinct().Count();
        Assert.Equal(inside.Select(one => one.Person).Distinct().Count(), totals.Active);
        Assert.Equal(35, totals.Days.Count);
        foreach (var day in totals.Days)
        {
            var end = day.Day.AddDays(1);
            Assert.Equal((People(day.Day, end), People(end.AddDays(-7), end), People(end.AddDays(-30), end)), ((int)day.Daily, (int)day.Weekly, (int)day.Monthly));
            Assert.Equal(day.Daily, day.Sessions);
            Assert.Equal(known.Count(one => one.At.Date == day.Day), day.Events);
        }

        foreach (var feature in totals.Features)
            Assert.Equal((inside.Where(one => one.Name == feature.Event).Select(one => one.Person).Distinct().Count(), inside.Count(one => one.Name == feature.Event)), ((int)feature.People, (int)feature.Events));
        var firsts = known.GroupBy(one => one.Person).ToDictionary(person => person.Key, person => Week(person.Min(one => one.At)));
        var expected = known.Select(one => (one.Person, Week: Week(one.At))).Distinct()
            .Where(one => firsts[one.Person] >= Week(from)).GroupBy(one => (Cohort: firsts[one.Person], Later: (one.Week - firsts[one.Person]).Days / 7))
            .Select(cell => new AudienceCohort(cell.Key.Cohort, cell.Key.Later, cell.Count())).OrderBy(cell => cell.Week).ThenBy(cell => cell.WeeksLater);
        Assert.Equal(expected, totals.Cohorts);
    }

    [Fact]
    public async Task A_funnel_counts_steps_in_their_order_only()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(
            Row(1, 1, "visit", Start), Row(2, 1, "train", Start.AddHours(1)), Row(3, 1, "buy", Start.AddHours(2)),
            Row(4, 2, "train", Start), Row(5, 2, "visit", Start.AddHours(1)), Row(6, 2, "buy", Start.AddHours(2)),
            Row(7, 3, "visit", Start), Row(8, 3, "train", Start.AddHours(5)),
            Row(9, 4, "visit", Start.AddDays(-1)), Row(10, 4, "train", Start.AddHours(1)));

        Assert.Equal([3, 2, 1], await store.Audience.FunnelAsync(["visit", "train", "buy"], Start, Start.AddDays(1), Cancellation));
        Assert.Equal([0], await store.Audience.FunnelAsync(["unheard of"], Start, Start.AddDays(1), Cancellation));
    }

    private static DateTime Week(DateTime time) => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7));

    private static EventRow Row(int at, int person, string name, DateTime time, string? session = null)
    {
        var row = Some.Event($"e{at}", name, null, time);
        row.Subject = Encoding.UTF8.GetBytes($"person {person}");
        row.Session = session;
        return row;
    }
}

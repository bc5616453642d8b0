using System.Text;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>What was known of a subscriber at a time, by hand; and that nothing of later goes into it.</summary>
public sealed class SubscriberTests
{
    private static readonly DateTime At = Some.Noon.Date;

    private static readonly SubscriberQuery Asked = new()
    {
        Currency = "EUR",
        AsOf = At,
        KnownTo = At.AddDays(60),
        Period = TimeSpan.FromDays(30),
        Grace = TimeSpan.FromDays(15),
        Payments = ["started", "renewed"],
        Refunds = ["refund"],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_are_those_of_before_and_who_left_is_told_by_the_next_payment()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(
            Event("a1", "stays", -100, "started", 20), Event("a2", "stays", -70, "renewed", 20), Event("a3", "stays", -40, "renewed", 20), Event("a4", "stays", -10, "renewed", 25),
            Event("a5", "stays", -5, "refund", -7), Event("a6", "stays", -35, "visit", session: "s0"), Event("a7", "stays", -3, "visit", session: "s1"), Event("a8", "stays", -2.5, "visit", session: "s1"),
            Event("a9", "stays", -2, "train", session: "s2"), Event("a10", "stays", 20, "renewed", 25),
            Event("b1", "leaves", -20, "started", 30), Event("b2", "leaves", 40, "visit"),
            Event("c1", "late", -25, "renewed", 30), Event("c2", "late", 19, "renewed", 30),
            Event("d1", "too late", -25, "renewed", 30), Event("d2", "too late", 21, "renewed", 30),
            Event("e1", "lapsed", -31, "renewed", 30), Event("f1", "not yet", 1, "started", 30), Event("g1", "elsewhere", -5, "renewed", 30, currency: "USD"));

        var rows = (await store.Subscriptions.SubscribersAsync(Asked, Cancellation)).ToDictionary(row => Encoding.UTF8.GetString(row.Subject));

        Assert.Equal(["late", "leaves", "stays", "too late"], rows.Keys.Order());
        Assert.Equal((false, true, false, true), (rows["stays"].Left!.Value, rows["leaves"].Left!.Value, rows["late"].Left!.Value, rows["too late"].Left!.Value));
        var stays = SubscriberRow.Names.Zip(rows["stays"].Numbers).ToDictionary(one => one.First, one => one.Second);
        Assert.Equal((4, 25, 65), (stays["payments"], stays["last_payment"], stays["paid_90d"]));
        Assert.Equal((20, 100, 2), (stays["days_until_due"], stays["tenure_days"], stays["recency_days"]));
        Assert.Equal((5, 6.0 / 3, 2, 3.0 / 2, 4, 4, 1), (stays["events_30d"], stays["events_trend"], stays["sessions_30d"], stays["sessions_trend"], stays["active_days_30d"], stays["breadth_30d"], stays["refunds_90d"]));
        Assert.Equal((0, double.NaN), (stays["answered_90d"], stays["acceptance_90d"]));
        var one = await store.Subscriptions.SubscribersAsync(Asked with { Subject = Encoding.UTF8.GetBytes("stays") }, Cancellation);
        Assert.Equal(rows["stays"].Numbers, Assert.Single(one).Numbers);
    }

    [Fact]
    public async Task Whether_someone_left_is_open_until_the_payment_is_lost()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Event("a1", "open", -20, "started", 30));

        var open = await store.Subscriptions.SubscribersAsync(Asked with { KnownTo = At.AddDays(24) }, Cancellation);
        var lost = await store.Subscriptions.SubscribersAsync(Asked with { KnownTo = At.AddDays(25) }, Cancellation);

        Assert.Equal((null, true), (Assert.Single(open).Left, Assert.Single(lost).Left));
    }

    [Fact]
    public async Task Answers_to_recommendations_count_from_when_they_were_given()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Event("a1", "reader", -20, "started", 30));
        await store.AppendAsync([.. Enumerable.Range(1, 4).Select(at => Shown($"p{at}", "reader", -6))]);
        await store.AppendAsync(
            Some.Feedback("f1", "p1", FeedbackKind.Accepted, true, At.AddDays(-5)), Some.Feedback("f2", "p2", FeedbackKind.Dismissed, true, At.AddDays(-4)),
            Some.Feedback("f3", "p3", FeedbackKind.Accepted, false, At.AddDays(-4)), Some.Feedback("f4", "p4", FeedbackKind.Accepted, true, At.AddHours(1)));

        var row = Assert.Single(await store.Subscriptions.SubscribersAsync(Asked, Cancellation));

        Assert.Equal((3, 1.0 / 3), (row.Numbers[^2], row.Numbers[^1]));
    }

    /// <summary>Whatever is shuffled, added or taken away after the time, numbers stay what they were.</summary>
    [Fact]
    public async Task Nothing_that_happens_later_changes_a_number()
    {
        var random = new Random(9);
        EventRow[] earlier = [.. Enumerable.Range(0, 400).Select(at => Any($"e{at}", random, -random.NextDouble() * 120))];
        var before = await NumbersAsync(earlier);

        var shuffled = await NumbersAsync([.. earlier, .. Enumerable.Range(0, 400).Select(at => Any($"l{at}", random, random.NextDouble() * 55))]);
        var otherwise = await NumbersAsync([.. earlier, .. Enumerable.Range(0, 700).Select(at => Any($"o{at}", random, random.NextDouble() * 55))]);

        Assert.NotEmpty(before);
        Assert.Equal(before, shuffled);
        Assert.Equal(before, otherwise);

        static async Task<string> NumbersAsync(EventRow[] rows)
        {
            await using var store = await EventStore.StartAsync();
            await store.AppendAsync(rows);
            var known = await store.Subscriptions.SubscribersAsync(Asked, Cancellation);
            return string.Join('\n', known.Select(row => $"{Encoding.UTF8.GetString(row.Subject)} {string.Join(' ', row.Numbers)}"));
        }
    }

    private static EventRow Any(string id, Random random, double day) =>
        Event(id, $"person {random.Next(30)}", day, new[] { "visit", "train", "renewed", "refund" }[random.Next(4)], random.Next(3) == 0 ? null : random.Next(1, 40), $"s{random.Next(50)}");

    private static EventRow Event(string id, string person, double day, string name, double? money = null, string? session = null, string currency = "EUR")
    {
        var row = Some.Event(id, name, money, At.AddDays(day));
        (row.Subject, row.Session, row.Currency) = (Encoding.UTF8.GetBytes(person), session, money is null ? null : currency);
        return row;
    }

    private static PredictionRow Shown(string id, string person, double day)
    {
        var row = Some.Prediction(id, At.AddDays(day));
        row.Subject = Encoding.UTF8.GetBytes(person);
        return row;
    }
}

using System.Text;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Subscriptions, against the same figures made of the same rows here.</summary>
public sealed class SubscriptionTests
{
    private static readonly DateTime To = Some.Noon.Date;

    private static readonly SubscriptionQuery Asked = new()
    {
        Currency = "EUR",
        To = To,
        Period = TimeSpan.FromDays(30),
        Payments = ["started", "renewed"],
        SignUps = ["sign_up"],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_person_moves_the_recurring_revenue_by_what_is_paid_now_and_was_paid_before()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(
            Paid("a1", "steady", -40, 20), Paid("a2", "steady", -10, 20),
            Paid("b1", "new", -5, 30, "started"),
            Paid("c1", "back", -80, 10), Paid("c2", "back", -3, 10),
            Paid("d1", "more", -45, 10), Paid("d2", "more", -15, 25),
            Paid("e1", "less", -45, 40), Paid("e2", "less", -15, 15),
            Paid("f1", "left", -50, 12),
            Paid("g1", "long gone", -70, 99),
            Paid("h1", "elsewhere", -5, 500, currency: "USD"),
            Paid("i1", "steady", -9, -20, "refund"), Paid("j1", "steady", -8, 7, "purchase"));
        await store.AppendAsync(SignedUp("s1", "left", -55), SignedUp("s2", "never", -35), SignedUp("s3", "new", -6));

        var totals = await store.Subscriptions.SubscriptionsAsync(Asked, Cancellation);

        Assert.Equal((5, 4, 1), totals.Subscribers);
        Assert.Equal((20.0 + 30 + 10 + 25 + 15, 20.0 + 10 + 40 + 12), totals.Payments);
        Assert.Equal((30.0, 10.0, 15.0, 25.0, 12.0), totals.Movement);
        Assert.Equal(totals.Payments.Now, totals.Payments.Before + totals.Movement.New + totals.Movement.Reactivated + totals.Movement.Expansion - totals.Movement.Contraction - totals.Movement.Churned, 1e-9);
        Assert.Equal((2, 1), totals.Conversion);
    }

    /// <summary>A year is 365 days of which a period is 30: 365 paid for a year are 30 a period.</summary>
    [Fact]
    public async Task A_payment_for_a_year_counts_in_each_of_its_periods()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(
            Paid("a1", "steady", -200, 365, "year"),
            Paid("b1", "new", -5, 730, "year"),
            Paid("c1", "ended", -370, 365, "year"),
            Paid("d1", "again", -380, 365, "year"), Paid("d2", "again", -15, 365, "year"),
            Paid("e1", "longer", -45, 20), Paid("e2", "longer", -10, 730, "year"),
            Paid("f1", "long gone", -900, 365, "year"));

        var totals = await store.Subscriptions.SubscriptionsAsync(Asked with { YearlyPayments = ["year"] }, Cancellation);

        Assert.Equal((4, 4, 1), totals.Subscribers);
        Assert.Equal(30.0 + 60 + 30 + 60, totals.Payments.Now, 1e-9);
        Assert.Equal(30.0 + 30 + 30 + 20, totals.Payments.Before, 1e-9);
        Assert.Equal(60, totals.Movement.New, 1e-9);
        Assert.Equal((40.0, 0.0, 30.0), (Math.Round(totals.Movement.Expansion, 9), totals.Movement.Contraction, Math.Round(totals.Movement.Churned, 9)));
    }

    [Fact]
    public async Task A_store_without_payments_answers_with_nothing()
    {
        await using var store = await EventStore.StartAsync();

        var totals = await store.Subscriptions.SubscriptionsAsync(Asked, Cancellation);

        Assert.Equal((0, 0, 0), totals.Subscribers);
    }

    private static EventRow Paid(string id, string person, int day, double money, string name = "renewed", string currency = "EUR")
    {
        var row = Some.Event(id, name, money, To.AddDays(day).AddHours(5));
        (row.Subject, row.Currency) = (Encoding.UTF8.GetBytes(person), currency);
        return row;
    }

    private static EventRow SignedUp(string id, string person, int day)
    {
        var row = Some.Event(id, "sign_up", null, To.AddDays(day));
        row.Subject = Encoding.UTF8.GetBytes(person);
        return row;
    }
}

using Analytics.Api.Tests.Experiments;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>Subscriptions in a currency that no other test uses.</summary>
public sealed class ChurnForecastTests(RunningService service) : ServiceTest(service)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Those_due_leave_at_the_hazard_of_their_payment()
    {
        // 100 began 100 days ago: 20 paid once, 10 twice, 70 are at their fourth, 7 of them once 4 days late. 40 began 10 days ago, 30 began 20 days ago and pay half,
        // 12 are 3 days overdue.
        var world = new ExperimentWorld(Service.Client());
        string[] people = [.. Enumerable.Range(0, 182).Select(at => $"spell-{at}")];
        await world.ConsentAsync(people, Now.AddDays(-150));
        var payments = people.SelectMany((person, at) => at switch
        {
            < 20 => Paid(person, 100),
            < 30 => Paid(person, 100, 70),
            < 37 => Paid(person, 100, 66, 36, 10),
            < 100 => Paid(person, 100, 70, 40, 10),
            < 140 => Paid(person, 10),
            < 170 => Payments(person, 10, [20]),
            _ => Paid(person, 33),
        });
        await world.RecordAsync("events", payments);

        var (status, forecast) = await GetAsync("/v1/churn/forecast?currency=CZK");

        Assert.Equal(200, status);
        Assert.Equal(70 + 40 + 30 + 12, forecast.GetProperty("subscribers").GetInt64());
        // Payment 1: of 100 of which it is told, 20 were not followed by another; payment 2: 10 of 80; of later ones it is not told yet, of none.
        var retention = forecast.GetProperty("retention").EnumerateArray().ToList();
        Assert.Equal([(1, 100, 20), (2, 80, 10)], retention.Select(step => (step.GetProperty("payments").GetInt32(), step.GetProperty("atRisk").GetInt32(), step.GetProperty("lost").GetInt32())));
        Assert.Equal(0.8 * 0.875, retention[1].GetProperty("remaining").GetProperty("value").GetDouble(), 12);
        // 30 are due in ten days (week 1), 40 + 70 in twenty (week 2); hazard of the first payment 0.2, of the fourth that of the last with enough, 10 of 80.
        var weeks = forecast.GetProperty("weeks").EnumerateArray().ToList();
        Assert.Equal([12, 30, 110, 0], weeks.Select(week => week.GetProperty("due").GetInt32()));
        // Of the overdue: 0.2 would not pay, of the others 7 in 150 came later than 3 days.
        var overdue = 12 * 0.2 / (0.2 + (0.8 * 7 / 150));
        double[] leaving = [overdue, 6, 8 + 8.75, 0];
        Assert.All(weeks.Zip(leaving), pair => Assert.Equal(pair.Second, pair.First.GetProperty("leaving").GetProperty("value").GetDouble(), 9));
        double[] atRisk = [overdue * 20, 60, (8 + 8.75) * 20, 0];
        Assert.All(weeks.Zip(atRisk), pair => Assert.Equal(pair.Second, pair.First.GetProperty("revenueAtRisk").GetDouble(), 9));
        Assert.InRange(weeks[1].GetProperty("leaving").GetProperty("lower").GetDouble(), 0, 3);
        Assert.InRange(weeks[1].GetProperty("leaving").GetProperty("upper").GetDouble(), 9, 15);

        using var page = Service.Client();
        page.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Assert.Contains(forecast.GetProperty("sentence").GetString()!, await page.GetStringAsync("/v1/business?currency=CZK", Cancellation), StringComparison.Ordinal);

        static IEnumerable<object> Paid(string person, params IEnumerable<int> daysAgo) => Payments(person, 20, daysAgo);
        static IEnumerable<object> Payments(string person, double value, IEnumerable<int> daysAgo) => daysAgo.Select((days, at) => (object)new
        {
            @event = at == 0 ? "subscription_started" : "subscription_renewed",
            userId = person,
            timestamp = Now.AddDays(-days),
            value,
            currency = "CZK",
            messageId = $"{person}-{days}",
        });
    }

    [Fact]
    public async Task Nonsense_is_refused_and_nothing_is_said_of_nobody()
    {
        var (refused, problem) = await GetAsync("/v1/churn/forecast?currency=euro");
        var (_, nobody) = await GetAsync("/v1/churn/forecast?currency=XAU");

        Assert.Equal(400, refused);
        Assert.True(problem.GetProperty("errors").TryGetProperty("currency", out _));
        Assert.Equal("Too few subscribers for figures.", nobody.GetProperty("sentence").GetString());
    }
}

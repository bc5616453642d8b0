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
        // 100 began 100 days ago: 20 paid once, 10 twice, 70 are at their fourth. 40 began 10 days ago, 30 began 20 days ago and pay half.
        var world = new ExperimentWorld(Service.Client());
        string[] people = [.. Enumerable.Range(0, 170).Select(at => $"spell-{at}")];
        await world.ConsentAsync(people, Now.AddDays(-150));
        var payments = people.SelectMany((person, at) => at switch
        {
            < 20 => Paid(person, 100),
            < 30 => Paid(person, 100, 70),
            < 100 => Paid(person, 100, 70, 40, 10),
            < 140 => Paid(person, 10),
            _ => Payments(person, 10, [20]),
        });
        await world.RecordAsync("events", payments);

        var (status, forecast) = await GetAsync("/v1/churn/forecast?currency=CZK");

        Assert.Equal(200, status);
        Assert.Equal(70 + 40 + 30, forecast.GetProperty("subscribers").GetInt64());
        // Payment 1: of 100 that were due, 20 did not pay; payment 2: 10 of 80; payment 3: none of 70.
        var retention = forecast.GetProperty("retention").EnumerateArray().ToList();
        Assert.Equal([(1, 100, 20), (2, 80, 10)], retention.Select(step => (step.GetProperty("payments").GetInt32(), step.GetProperty("atRisk").GetInt32(), step.GetProperty("lost").GetInt32())));
        Assert.Equal(0.8 * 0.875, retention[1].GetProperty("remaining").GetProperty("value").GetDouble(), 12);
        // 30 are due in ten days (week 1), 40 + 70 in twenty (week 2); hazard of the first payment 0.2, of the fourth that of the last with enough, 10 of 80.
        var weeks = forecast.GetProperty("weeks").EnumerateArray().ToList();
        Assert.Equal([0, 30, 110, 0], weeks.Select(week => week.GetProperty("due").GetInt32()));
        Assert.Equal([0, 6, 8 + 8.75, 0], weeks.Select(week => Math.Round(week.GetProperty("leaving").GetProperty("value").GetDouble(), 9)));
        Assert.Equal([0, 60, (8 + 8.75) * 20, 0], weeks.Select(week => Math.Round(week.GetProperty("revenueAtRisk").GetDouble(), 9)));
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

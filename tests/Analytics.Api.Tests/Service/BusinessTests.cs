using System.Globalization;
using System.Text.Json;
using Analytics.Api.Tests.Experiments;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>Money in a currency that no other test uses.</summary>
public sealed class BusinessTests(RunningService service) : ServiceTest(service)
{
    private static readonly DateTimeOffset End = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private ExperimentWorld World => new(Service.Client());

    [Fact]
    public async Task Subscriptions_move_the_recurring_revenue_and_the_parts_add_up()
    {
        string[] people = [.. Enumerable.Range(0, 40).Select(at => $"payer-{at}")];
        await World.ConsentAsync(people, End.AddDays(-100));
        await PayAsync(people.Select(name => ("subscription_started", name, 10.0, End.AddDays(-50))));
        await PayAsync(people.Take(30).Select((name, at) => ("subscription_renewed", name, at < 10 ? 15.0 : 10.0, End.AddDays(-20))));
        await PayAsync(people.Take(2).Select(name => ("refund", name, -10.0, End.AddDays(-19))));

        var (status, report) = await GetAsync($"/v1/business?currency=NOK&from={Wire(End.AddDays(-30))}&to={Wire(End)}");

        Assert.Equal(200, status);
        var recurring = report.GetProperty("recurring");
        Assert.Equal((350, 400, 0, 50, 100), (Number(recurring, "now"), Number(recurring, "before"), Number(recurring, "new"), Number(recurring, "expansion"), Number(recurring, "churned")));
        Assert.Equal(0.25, recurring.GetProperty("churnRate").GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal(350.0 / 30 / 0.25, Number(recurring, "lifetimeValue"), 1e-9);
        Assert.Equal((330, 400, 20), (Number(report, "revenue"), Number(report, "revenueBefore"), Number(report, "refunds")));
        Assert.Equal("Revenue 330 NOK (−17.5% on the period before), recurring 350 a month (−12.5%) from 30 subscribers, of whom 25% leave in a month.", report.GetProperty("sentence").GetString());
        Assert.Equal(28, report.GetProperty("forecast").GetArrayLength());
        Assert.Equal([300 + 50, -20], report.GetProperty("days").EnumerateArray().Select(day => Number(day, "revenue")));
        var (_, asked) = await PostAsync("/v1/query", $$"""{"measure":"revenue","filters":[{"field":"currency","values":["NOK"]}],"range":{"from":"{{End.AddDays(-30):O}}","to":"{{End:O}}"} }""");
        Assert.Equal(Number(report, "revenue"), Number(asked.GetProperty("rows")[0].GetProperty("figure"), "value"));
    }

    [Theory]
    [InlineData("currency=euro", "currency")]
    [InlineData("from=2026-02-01&to=2026-01-01", "from")]
    public async Task Nonsense_is_refused_by_name(string query, string name)
    {
        var (status, body) = await GetAsync("/v1/business?" + query);

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(name, out _), body.ToString());
    }

    [Fact]
    public async Task Where_no_money_came_in_it_says_so()
    {
        var (_, report) = await GetAsync("/v1/business?from=2001-01-01&to=2001-02-01");

        Assert.Equal("No money came in.", report.GetProperty("sentence").GetString());
    }

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private static string Wire(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O", CultureInfo.InvariantCulture));

    private Task PayAsync(IEnumerable<(string Event, string Person, double Money, DateTimeOffset At)> payments) =>
        World.RecordAsync("events", payments.Select(one => new { @event = one.Event, userId = one.Person, timestamp = one.At, value = one.Money, currency = "NOK", messageId = $"{one.Event}-{one.Person}" }));
}

using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>Accounts of people.</summary>
public sealed class AccountTests(RunningService service) : ServiceTest(service)
{
    [Fact]
    public async Task An_account_signs_in_and_its_session_ends_when_it_is_changed()
    {
        await PutAsync("ada", "analyst");
        using var browser = await Service.SignedInAsync("ada");

        var before = (int)(await browser.GetAsync("/v1/monitors", Cancellation)).StatusCode;
        await PutAsync("ada", "executive");
        var after = await browser.GetAsync("/v1/monitors", Cancellation);

        Assert.Equal((200, 302), (before, (int)after.StatusCode));
        Assert.StartsWith("/sign-in", after.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_changes_the_own_password_stays_signed_in_and_is_signed_out_elsewhere()
    {
        await PutAsync("pia", "executive");
        using var here = await Service.SignedInAsync("pia");
        using var elsewhere = await Service.SignedInAsync("pia");
        var page = await here.GetStringAsync("/accounts/password", Cancellation);

        using var wrong = await here.PostFormAsync("/accounts/password", page, ("current", "not-this-one-at-all"), ("next", "another-pass-phrase"));
        using var weak = await here.PostFormAsync("/accounts/password", page, ("current", Browsing.Password), ("next", "short"));
        using var changed = await here.PostFormAsync("/accounts/password", page, ("current", Browsing.Password), ("next", "another-pass-phrase"));

        Assert.Equal((400, 400, 302), ((int)wrong.StatusCode, (int)weak.StatusCode, (int)changed.StatusCode));
        Assert.Equal(200, (int)(await here.GetAsync("/v1/business", Cancellation)).StatusCode);
        Assert.StartsWith("/sign-in", (await elsewhere.GetAsync("/v1/business", Cancellation)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var fresh = Service.Browser();
        Assert.Equal(400, (int)(await fresh.SignInAsync(("name", "pia"), ("password", Browsing.Password))).StatusCode);
        Assert.Equal(302, (int)(await fresh.SignInAsync(("name", "pia"), ("password", "another-pass-phrase"))).StatusCode);
    }

    [Fact]
    public async Task Who_signed_in_by_a_key_has_no_password_to_change()
    {
        using var browser = Service.Browser();
        using var signedIn = await browser.SignInAsync(("key", RunningService.AdminKey));

        Assert.Equal((302, 404), ((int)signedIn.StatusCode, (int)(await browser.GetAsync("/accounts/password", Cancellation)).StatusCode));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_and_an_administrator_opens_it()
    {
        await PutAsync("bea", "executive");
        using var browser = Service.Browser();

        for (var attempt = 0; attempt < 5; attempt++) Assert.Equal(400, (int)(await browser.SignInAsync(("name", "bea"), ("password", "wrong-wrong-wrong"))).StatusCode);
        var locked = (int)(await browser.SignInAsync(("name", "bea"), ("password", Browsing.Password))).StatusCode;
        var shown = (await GetAsync("/v1/accounts")).Body.EnumerateArray().Single(account => account.GetProperty("name").GetString() == "bea");
        await PutAsync("bea", "executive");
        var opened = (int)(await browser.SignInAsync(("name", "BEA"), ("password", Browsing.Password))).StatusCode;

        Assert.True(shown.TryGetProperty("lockedUntil", out _));
        Assert.Equal((400, 302), (locked, opened));
    }

    [Theory]
    [InlineData("""{"role":"analyst"}""", "/password")]
    [InlineData("""{"role":"analyst","password":"short"}""", "/password")]
    [InlineData("""{"role":"coach","password":"a-long-pass-phrase"}""", "/own")]
    [InlineData("""{"role":"analyst","password":"a-long-pass-phrase","own":{"key":"trainer","values":["t"]}}""", "/own")]
    [InlineData("""{"role":"coach","password":"a-long-pass-phrase","own":{"key":"trainer","values":[]}}""", "/own/values")]
    public async Task Nonsense_is_refused_by_name(string body, string pointer)
    {
        var (status, problem) = await SendAsync(HttpMethod.Put, "/v1/accounts/nobody", body);

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(pointer, out _), problem.ToString());
    }

    [Fact]
    public async Task The_last_administrator_stays_and_a_hash_is_never_shown()
    {
        await using var own = new RunningService();
        await own.InitializeAsync();
        using var client = own.Client();
        await client.PutAsync("/v1/accounts/root", Json("""{"role":"administrator","password":"a-long-pass-phrase"}"""), Cancellation);

        var removed = await client.DeleteAsync("/v1/accounts/root", Cancellation);
        var lowered = await client.PutAsync("/v1/accounts/root", Json("""{"role":"executive"}"""), Cancellation);
        var listed = await client.GetStringAsync("/v1/accounts", Cancellation);

        Assert.Equal((409, 409), ((int)removed.StatusCode, (int)lowered.StatusCode));
        Assert.DoesNotContain("hash", listed, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_configured_key_the_first_account_is_made_once_by_the_printed_address()
    {
        var log = new List<string>();
        await using var own = new RunningService { Secret = null, Lines = log };
        await own.InitializeAsync();
        var address = log.Single(line => line.Contains("first administrator", StringComparison.Ordinal)).Split(": ")[^1];
        using var browser = own.Browser();

        var page = await browser.GetStringAsync(address, Cancellation);
        var token = address.Split("token=")[1];
        using var weak = await browser.PostFormAsync("/sign-in/first", page, ("token", token), ("name", "root"), ("password", "short"));
        using var made = await browser.PostFormAsync("/sign-in/first", page, ("token", token), ("name", "root"), ("password", Browsing.Password));
        using var again = await browser.PostFormAsync("/sign-in/first", page, ("token", token), ("name", "other"), ("password", Browsing.Password));
        using var administrator = await own.SignedInAsync("root");
        var people = await administrator.GetStringAsync("/v1/accounts", Cancellation);

        Assert.Equal((400, 302, 302), ((int)weak.StatusCode, (int)made.StatusCode, (int)again.StatusCode));
        Assert.Contains("root", people, StringComparison.Ordinal);
        Assert.DoesNotContain("other", people, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coach_sees_the_own_figures_only_whatever_is_asked()
    {
        var at = TimeProvider.System.GetUtcNow().AddHours(-3);
        await ConsentAsync("member-a", "member-b");
        Assert.Equal(202, (await PostAsync("/v1/events/batch", $$"""
            {"items":[{"messageId":"own-1","event":"purchase","userId":"member-a","timestamp":"{{at:O}}","value":70,"currency":"ISK","properties":{"trainer":"t-7"} },
            {"messageId":"own-2","event":"purchase","userId":"member-b","timestamp":"{{at:O}}","value":900,"currency":"ISK","properties":{"trainer":"t-8"} }]}
            """)).Status);
        Assert.Equal(204, (await SendAsync(HttpMethod.Put, "/v1/accounts/coach-7", $$"""{"role":"coach","password":"{{Browsing.Password}}","own":{"key":"trainer","values":["t-7"]} }""")).Status);
        using var coach = await Service.SignedInAsync("coach-7");

        var page = await coach.GetStringAsync("/", Cancellation);
        coach.DefaultRequestHeaders.Accept.Clear();
        var overview = JsonSerializer.Deserialize<JsonElement>(await coach.GetStringAsync("/v1/overview", Cancellation));

        Assert.Empty(overview.GetProperty("models").EnumerateArray());
        var revenue = overview.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("query").GetProperty("measure").GetString() == "revenue");
        Assert.Equal(70, revenue.GetProperty("now").GetProperty("value").GetDouble());
        Assert.Contains("trainer t-7", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_see_individuals_is_shown_no_small_group()
    {
        var at = TimeProvider.System.GetUtcNow().AddHours(-3);
        string[] people = [.. Enumerable.Range(0, 32).Select(number => $"grouped-{number}")];
        await ConsentAsync(people);
        var items = people.Select((subject, number) => $$"""
            {"id":"grouped-{{number}}","model":"grouped","version":"1","subject":"{{subject}}","timestamp":"{{at:O}}","output":{"score":0.5},"segments":{"plan":"{{(number < 15 ? "basic" : number < 29 ? "plus" : "gold")}}"} }
            """);
        Assert.Equal(202, (await PostAsync("/v1/predictions/batch", $$"""{"items":[{{string.Join(',', items)}}]}""")).Status);
        var query = $$"""{"measure":"predictions","filters":[{"field":"model","values":["grouped"]}],"breakdown":["segments.plan"],"range":{"from":"{{at.AddHours(-1):O}}","to":"{{at.AddHours(1):O}}" } }""";
        var narrow = await KeyAsync("figures:read");

        var (_, all) = await PostAsync("/v1/query", query);
        var (status, some) = await SendAsync(HttpMethod.Post, "/v1/query", query, narrow);

        Assert.Equal(["basic", "gold", "plus"], Plans(all));
        Assert.Equal(200, status);
        // Three have gold: with the next larger one beside it left out, it can't be told from the total.
        Assert.Equal(["basic"], Plans(some));
        Assert.Equal(2, some.GetProperty("leftOut").GetInt32());
    }

    [Fact]
    public async Task What_people_do_is_written_down_and_the_trail_is_whole()
    {
        await PutAsync("eve", "productOwner");
        using var eve = await Service.SignedInAsync("eve");
        var home = await eve.GetStringAsync("/", Cancellation);

        using var refused = await eve.PostFormAsync("/accounts/remove", home, ("name", "ada"));
        using var missing = await eve.PostFormAsync("/alerts/none/acknowledge", home);
        using var unknown = await eve.PostFormAsync("/alerts/none/resolve", home, ("comment", "It is over."));
        var (_, trail) = await GetAsync("/v1/audit?actor=eve");
        var (_, own) = await GetAsync("/v1/audit");

        Assert.False(trail.TryGetProperty("firstBroken", out _));
        Assert.Equal(
            [("ResolveByForm", 404), ("AcknowledgeByForm", 404), ("RemoveAccountByForm", 403), ("SignIn", 302)],
            trail.GetProperty("entries").EnumerateArray().Select(entry => (entry.GetProperty("action").GetString()!, entry.GetProperty("status").GetInt32())));
        Assert.Contains(own.GetProperty("entries").EnumerateArray(), entry => entry.GetProperty("action").GetString() == "PutAccount" && entry.GetProperty("target").GetString() == "name=eve");
    }

    private async Task PutAsync(string name, string role) =>
        Assert.Equal(204, (await SendAsync(HttpMethod.Put, $"/v1/accounts/{name}", $$"""{"role":"{{role}}","password":"{{Browsing.Password}}"}""")).Status);

    private async Task ConsentAsync(params string[] people)
    {
        var items = people.Select(person => $$"""{"subject":"{{person}}","purposes":["analytics"],"source":"test","timestamp":"2026-01-01T00:00:00Z"}""");
        Assert.InRange((await PostAsync("/v1/consents/batch", $$"""{"items":[{{string.Join(',', items)}}]}""")).Status, 200, 204);
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static IEnumerable<string?> Plans(JsonElement answer) => answer.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("keys").GetProperty("segments.plan").GetString());
}

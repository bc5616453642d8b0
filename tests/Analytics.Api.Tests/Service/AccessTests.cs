using System.Net.Http.Headers;
using System.Text;
using Analytics.Api.OpenApi;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class AccessTests(RunningService service) : ServiceTest(service)
{
    [Theory]
    [InlineData("GET", "/v1/models")]
    [InlineData("GET", "/v1/ledger")]
    [InlineData("POST", "/v1/predictions")]
    [InlineData("GET", "/v1/keys")]
    [InlineData("GET", "/not-mapped-at-all")]
    public async Task Without_a_key_nothing_is_told(string method, string path)
    {
        var json = method == "POST" ? Examples.Prediction : null;

        Assert.Equal(401, (await SendAsync(new HttpMethod(method), path, json, key: null)).Status);
        Assert.Equal(401, (await SendAsync(new HttpMethod(method), path, json, key: "aw_live_unknown0_nothing")).Status);
    }

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/scalar")]
    [InlineData("/sign-in")]
    [InlineData("/app.css")]
    public async Task Some_things_are_open(string path)
    {
        using var client = Service.Client(key: null);
        using var response = await client.GetAsync(path, Cancellation);

        Assert.InRange((int)response.StatusCode, 200, 302);
    }

    [Theory]
    [InlineData("events:write", "POST", "/v1/predictions", true)]
    [InlineData("events:write", "GET", "/v1/models", false)]
    [InlineData("events:write", "GET", "/v1/keys", false)]
    [InlineData("query:read", "GET", "/v1/models", true)]
    [InlineData("query:read", "POST", "/v1/predictions", false)]
    [InlineData("query:read", "GET", "/v1/keys", false)]
    [InlineData("admin", "GET", "/v1/keys", true)]
    public async Task A_key_may_do_what_its_scope_says(string scope, string method, string path, bool allowed)
    {
        var key = await KeyAsync(scope);

        var (status, _) = await SendAsync(new HttpMethod(method), path, method == "POST" ? Examples.Prediction : null, key);

        Assert.Equal(allowed, status is 200 or 202);
        Assert.True(allowed || status == 403);
    }

    [Fact]
    public async Task A_key_may_be_shown_in_three_ways()
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(RunningService.AdminKey + ":"));

        Assert.Equal(200, await StatusAsync(headers => headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningService.AdminKey)));
        Assert.Equal(200, await StatusAsync(headers => headers.Authorization = new AuthenticationHeaderValue("Basic", basic)));
        Assert.Equal(200, await StatusAsync(headers => headers.Add("X-Api-Key", RunningService.AdminKey)));
    }

    [Fact]
    public async Task A_revoked_key_stops_at_once()
    {
        var secret = await KeyAsync("query:read");
        var (_, keys) = await GetAsync("/v1/keys");
        var id = secret.Split('_')[2];

        var revoked = await SendAsync(HttpMethod.Delete, "/v1/keys/" + id);

        Assert.Contains(keys.EnumerateArray(), key => key.GetProperty("id").GetString() == id && !key.TryGetProperty("secret", out _));
        Assert.Equal(204, revoked.Status);
        Assert.Equal(401, (await SendAsync(HttpMethod.Get, "/v1/models", key: secret)).Status);
    }

    [Fact]
    public async Task A_rotated_key_has_a_successor_and_works_for_the_overlap()
    {
        var secret = await KeyAsync("query:read");
        var id = secret.Split('_')[2];

        var (status, issued) = await PostAsync($"/v1/keys/{id}/rotate", """{"overlap":"1h"}""");
        var next = issued.GetProperty("secret").GetString()!;

        Assert.Equal(201, status);
        Assert.Equal("test", issued.GetProperty("key").GetProperty("name").GetString());
        Assert.Equal((200, 200), ((await SendAsync(HttpMethod.Get, "/v1/models", key: secret)).Status, (await SendAsync(HttpMethod.Get, "/v1/models", key: next)).Status));
        Assert.Equal(201, (await PostAsync($"/v1/keys/{id}/rotate", """{"overlap":"0s"}""")).Status);
        Assert.Equal(401, (await SendAsync(HttpMethod.Get, "/v1/models", key: secret)).Status);
    }

    [Theory]
    [InlineData("nothing0", "24h", 404)]
    [InlineData("adminkey", "24h", 409)]
    [InlineData("nothing0", "31d", 400)]
    [InlineData("nothing0", "soon", 400)]
    public async Task A_rotation_that_makes_no_sense_is_refused(string id, string overlap, int expected)
    {
        var (status, problem) = await PostAsync($"/v1/keys/{id}/rotate", $$"""{"overlap":"{{overlap}}"}""");

        Assert.Equal(expected, status);
        if (expected == 400) Assert.True(problem.GetProperty("errors").TryGetProperty("/overlap", out _));
    }

    [Fact]
    public async Task A_key_of_unknown_scope_is_not_made()
    {
        var (status, problem) = await PostAsync("/v1/keys", """{"name":"x","scopes":["everything"]}""");

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty("/scopes", out _));
    }

    [Fact]
    public async Task A_person_without_a_session_is_shown_where_to_sign_in()
    {
        using var browser = Browser();

        using var response = await browser.GetAsync("/", Cancellation);

        Assert.Equal(302, (int)response.StatusCode);
        Assert.EndsWith("/sign-in?returnUrl=%2F", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_signs_in_reads_may_not_call_what_changes_things_and_signs_out()
    {
        using var browser = Browser();

        Assert.Equal(302, (int)(await SignInAsync(browser, RunningService.AdminKey)).StatusCode);
        Assert.Equal(200, (int)(await browser.GetAsync("/v1/models", Cancellation)).StatusCode);
        var home = await browser.GetStringAsync("/", Cancellation);
        Assert.Equal(401, (int)(await browser.PostAsync("/v1/predictions", new StringContent(Examples.Prediction, Encoding.UTF8, "application/json"), Cancellation)).StatusCode);
        Assert.Equal(401, (int)(await browser.PostAsync("/v1/keys", new StringContent("{}", Encoding.UTF8, "application/json"), Cancellation)).StatusCode);
        Assert.Equal(302, (int)(await browser.PostFormAsync("/sign-out", home)).StatusCode);
        Assert.Equal(302, (int)(await browser.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_key_that_may_only_write_signs_nobody_in()
    {
        using var browser = Browser();

        using var response = await SignInAsync(browser, await KeyAsync("events:write"));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("may not read", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_may_send_the_forms_that_the_key_allows_and_no_others()
    {
        using var reader = Browser();
        using var administrator = Browser();
        await SignInAsync(reader, await KeyAsync("query:read"));
        await SignInAsync(administrator, RunningService.AdminKey);

        using var refused = await reader.PostFormAsync("/alerts/silences/none/end", await reader.GetStringAsync("/", Cancellation));
        using var taken = await administrator.PostFormAsync("/alerts/silences/none/end", await administrator.GetStringAsync("/", Cancellation));
        using var forged = await administrator.PostFormAsync("/alerts/silences/none/end", "");

        Assert.NotEqual(404, (int)refused.StatusCode);
        Assert.Equal((404, 400), ((int)taken.StatusCode, (int)forged.StatusCode));
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        using var browser = Browser();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = RunningService.AdminKey });

        using var response = await browser.PostAsync("/sign-in", form, Cancellation);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.DoesNotContain(response.Headers, header => header.Key == "Location");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_leads_nowhere_else(string returnUrl)
    {
        using var browser = Browser();

        using var response = await SignInAsync(browser, RunningService.AdminKey, returnUrl);

        Assert.Equal("/", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var browser = Browser();

        using var response = await SignInAsync(browser, RunningService.AdminKey);

        var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("analytics=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_session_ends_with_its_key()
    {
        using var browser = Browser();
        var secret = await KeyAsync("query:read");
        await SignInAsync(browser, secret);

        var during = await browser.GetAsync("/v1/models", Cancellation);
        await SendAsync(HttpMethod.Delete, "/v1/keys/" + secret.Split('_')[2]);
        var after = await browser.GetAsync("/v1/models", Cancellation);

        Assert.Equal(200, (int)during.StatusCode);
        Assert.NotEqual(200, (int)after.StatusCode);
    }

    private async Task<int> StatusAsync(Action<HttpRequestHeaders> show)
    {
        using var client = Service.Client(key: null);
        show(client.DefaultRequestHeaders);
        using var response = await client.GetAsync("/v1/models", Cancellation);
        return (int)response.StatusCode;
    }

    private HttpClient Browser() => Service.Browser();

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string key, string returnUrl = "/") => browser.SignInAsync(("key", key), ("returnUrl", returnUrl));
}

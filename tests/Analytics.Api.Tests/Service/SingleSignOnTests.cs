using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>Sign-in by an OpenID provider: code flow with PKCE against a real one.</summary>
public sealed class SingleSignOnTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("staff", 200, 200, 403)]
    [InlineData("leads", 200, 403, 403)]
    [InlineData("guests", 302, 302, 302)]
    public async Task The_role_comes_from_the_claim_and_who_has_none_is_refused(string group, int home, int monitors, int accounts)
    {
        await using var provider = await OpenIdProvider.StartAsync(("roles", "everyone"), ("roles", group), ("preferred_username", "grace"));
        await using var service = await ServiceAsync(provider);
        using var browser = service.Browser();

        await SignInAsync(browser);

        Assert.Equal((home, monitors, accounts), (await StatusAsync(browser, "/"), await StatusAsync(browser, "/v1/monitors"), await StatusAsync(browser, "/v1/accounts")));
    }

    [Fact]
    public async Task A_session_by_the_provider_ends_however_busy_its_person_is()
    {
        await using var provider = await OpenIdProvider.StartAsync(("roles", "staff"));
        await using var service = await ServiceAsync(provider, ("Access:SingleSignOn:Session", "00:00:03"));
        using var browser = service.Browser();
        await SignInAsync(browser);
        var first = await StatusAsync(browser, "/v1/monitors");

        for (var since = TimeProvider.System.GetTimestamp(); await StatusAsync(browser, "/v1/monitors") == 200;)
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(30), "the session goes on");

        Assert.Equal((200, 302), (first, await StatusAsync(browser, "/v1/monitors")));
    }

    [Fact]
    public async Task Of_several_roles_the_widest_counts()
    {
        await using var provider = await OpenIdProvider.StartAsync(("roles", "leads"), ("roles", "staff"), ("roles", "coaches"));
        await using var service = await ServiceAsync(provider);
        using var browser = service.Browser();

        await SignInAsync(browser);

        Assert.Equal(200, await StatusAsync(browser, "/v1/monitors"));
    }

    [Fact]
    public async Task A_coach_without_anything_own_is_refused_and_with_it_sees_that()
    {
        await using var without = await OpenIdProvider.StartAsync(("roles", "coaches"));
        await using var with = await OpenIdProvider.StartAsync(("roles", "coaches"), ("programs", "t-5"));
        await using var refusing = await ServiceAsync(without);
        await using var service = await ServiceAsync(with);
        using var nobody = refusing.Browser();
        using var coach = service.Browser();

        await SignInAsync(nobody);
        await SignInAsync(coach);

        Assert.Equal(302, await StatusAsync(nobody, "/"));
        Assert.Contains("trainer t-5", await coach.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
    }

    private static async Task<RunningService> ServiceAsync(OpenIdProvider provider, params (string Key, string Value)[] further)
    {
        var service = new RunningService
        {
            Settings = new Dictionary<string, string>(further.Select(one => KeyValuePair.Create(one.Key, one.Value)))
            {
                ["Access:SingleSignOn:Authority"] = provider.Address,
                ["Access:SingleSignOn:ClientId"] = "analytics",
                ["Access:SingleSignOn:RequireHttps"] = "false",
                ["Access:SingleSignOn:Roles:staff"] = "analyst",
                ["Access:SingleSignOn:Roles:leads"] = "executive",
                ["Access:SingleSignOn:Roles:coaches"] = "coach",
                ["Access:SingleSignOn:OwnClaim"] = "programs",
                ["Access:SingleSignOn:OwnKey"] = "trainer",
            },
        };
        await service.InitializeAsync();
        return service;
    }

    /// <summary>Follows from the button to the provider and back, as a browser does.</summary>
    private static async Task SignInAsync(HttpClient browser)
    {
        Assert.Contains("/sign-in/provider", await browser.GetStringAsync("/sign-in", Cancellation), StringComparison.Ordinal);
        var address = new Uri("/sign-in/provider", UriKind.Relative);
        for (var step = 0; step < 3; step++)
        {
            using var answer = await browser.GetAsync(address, Cancellation);
            Assert.True((int)answer.StatusCode == 302, $"step {step}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}");
            address = answer.Headers.Location!;
        }
    }

    private static async Task<int> StatusAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        return (int)answer.StatusCode;
    }
}

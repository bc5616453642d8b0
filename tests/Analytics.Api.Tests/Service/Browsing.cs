using System.Text.RegularExpressions;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>What a person's browser does: keeps cookies, asks for pages, sends the forms of pages.</summary>
internal static partial class Browsing
{
    public const string Password = "a-long-pass-phrase";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static HttpClient Browser(this RunningService service)
    {
        var browser = service.Client(key: null);
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return browser;
    }

    /// <summary>Sends a form with the token of a page.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient browser, string path, string page, params (string Name, string Value)[] fields)
    {
        var values = fields.ToDictionary(field => field.Name, field => field.Value);
        values["__RequestVerificationToken"] = TokenInPage().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(values);
        return await browser.PostAsync(path, form, Cancellation);
    }

    public static async Task<HttpResponseMessage> SignInAsync(this HttpClient browser, params (string Name, string Value)[] fields) =>
        await browser.PostFormAsync("/sign-in", await browser.GetStringAsync("/sign-in", Cancellation), fields);

    /// <summary>A browser in which someone with this account is signed in.</summary>
    public static async Task<HttpClient> SignedInAsync(this RunningService service, string name)
    {
        var browser = service.Browser();
        using var response = await browser.SignInAsync(("name", name), ("password", Password));
        Assert.Equal(302, (int)response.StatusCode);
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenInPage();
}

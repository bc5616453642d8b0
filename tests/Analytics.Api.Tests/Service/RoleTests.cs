using System.Text.Json;
using Analytics.Contracts.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>Every role tries every route.</summary>
public sealed class RoleTests(RunningService service) : ServiceTest(service)
{
    private const string Table = "Service/roles.txt";

    [Fact]
    public async Task Each_role_reaches_what_the_table_says_and_nothing_else()
    {
        var browsers = new List<(PersonRole Role, HttpClient Browser)>();
        foreach (var role in Enum.GetValues<PersonRole>()) browsers.Add((role, await PersonAsync(role)));
        List<string> found = [];

        foreach (var (method, pattern, endpoint) in Routes().OrderBy(route => route.Pattern, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal))
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                found.Add($"{method} {pattern}: open");
                continue;
            }

            List<string> roles = [];
            foreach (var (role, browser) in browsers)
            {
                if (await ReachesAsync(browser, method, pattern)) roles.Add(JsonNamingPolicy.CamelCase.ConvertName(role.ToString()));
            }

            using var nobody = Service.Client(key: null);
            Assert.False(await ReachesAsync(nobody, method, pattern), $"{method} {pattern} is open to all");
            found.Add($"{method} {pattern}: {(roles.Count == 0 ? "keys only" : string.Join(' ', roles))}");
        }

        var table = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, Table), Cancellation);
        Assert.Equal(string.Join('\n', table), string.Join('\n', found));
        foreach (var (_, browser) in browsers) browser.Dispose();
    }

    private async Task<HttpClient> PersonAsync(PersonRole role)
    {
        var word = JsonNamingPolicy.CamelCase.ConvertName(role.ToString());
        var own = role == PersonRole.Coach ? ""","own":{"key":"trainer","values":["t-1"]}""" : "";
        Assert.Equal(204, (await SendAsync(HttpMethod.Put, $"/v1/accounts/matrix-{word}", $$"""{"role":"{{word}}","password":"{{Browsing.Password}}"{{own}}}""")).Status);
        var browser = await Service.SignedInAsync($"matrix-{word}");
        browser.DefaultRequestHeaders.Accept.Clear();
        return browser;
    }

    private IEnumerable<(string Method, string Pattern, RouteEndpoint Endpoint)> Routes() =>
        from endpoint in Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method != "HEAD"
        select (method, "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/'), endpoint);

    private static async Task<bool> ReachesAsync(HttpClient client, string method, string pattern)
    {
        var parsed = RoutePatternFactory.Parse(pattern);
        var path = parsed.Parameters.Aggregate(pattern, (path, parameter) => System.Text.RegularExpressions.Regex.Replace(path, @"\{\*{0,2}" + parameter.Name + @"[^}]*\}", "none"));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        return (int)response.StatusCode is not (401 or 403);
    }
}

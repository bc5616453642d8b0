using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Analytics.Api.Tests.Service;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Xunit;

namespace Analytics.Notebooks.Tests;

/// <summary>The examples of the README and of the client's, as they stand there, against a running service.</summary>
[Collection(nameof(SampledTests))]
public sealed partial class DocumentTests(SampledService sampled)
{
    public static TheoryData<string> Calls => new(Curl().Matches(Readme).Select(call => call.Value));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Readme => File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_of_the_readme_is_answered(string call)
    {
        var words = Words(call);
        // A secret of one's own is left out of the document.
        var body = After("-d")?.Replace("services/…", "services/T/B/x", StringComparison.Ordinal);
        using var client = sampled.Service.Client(null);
        using var request = new HttpRequestMessage(
            new HttpMethod(After("-X") ?? (body is null ? "GET" : "POST")),
            new Uri(words.Single(word => word.StartsWith("http://localhost:5080/", StringComparison.Ordinal))["http://localhost:5080".Length..], UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        Assert.Contains("Authorization: Bearer $KEY", words);
        Assert.Equal(body is not null, words.Contains("Content-Type: application/json"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningService.AdminKey);

        await ChannelsAsync();

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.True(answer.IsSuccessStatusCode, $"{call}\n{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}");

        string? After(string option) => words.IndexOf(option) is >= 0 and var at ? words[at + 1] : null;
    }

    /// <summary>Channels that examples name are the reader's own.</summary>
    private async Task ChannelsAsync()
    {
        using var client = sampled.Service.Client();
        foreach (var channel in new[] { "mail", "team" })
        {
            using var body = new StringContent("""{"kind":"slack","url":"https://hooks.slack.com/services/T/B/x"}""", Encoding.UTF8, "application/json");
            (await client.PutAsync($"/v1/alerts/channels/{channel}", body, Cancellation)).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task The_verdict_of_the_readme_has_the_members_that_it_shows()
    {
        var code = CSharp().Match(Readme).Groups[1].Value;

        var state = await CSharpScript.RunAsync(
            """
            using Analytics.Statistics.Drift.Verdicts;
            var random = new Random(1);
            double[] lastMonth = [.. Enumerable.Range(0, 1_000).Select(_ => random.NextDouble())];
            double[] thisWeek = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())];

            """ + code,
            Scripts.Options, cancellationToken: Cancellation);

        var verdict = state.GetVariable("verdict").Value.ToString()!;
        Assert.All(Member().Matches(code[code.IndexOf("//", StringComparison.Ordinal)..]), member => Assert.Contains(member.Groups[1].Value + " = ", verdict, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_client_is_used_as_its_readme_says()
    {
        var code = CSharp().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Analytics.Client", "README.md"), Cancellation)).Groups[1].Value
            .Replace("https://analytics.example/", sampled.Service.ClientOptions.BaseAddress.ToString(), StringComparison.Ordinal)
            .Replace("/var/lib/engine/analytics", Path.Combine(sampled.Service.Folder, "engine"), StringComparison.Ordinal);
        var parts = code.Split("\n\n", 2);

        await CSharpScript.RunAsync(
            $$"""
            using Analytics.Client;
            using Analytics.Contracts.Recording;
            using Analytics.Contracts.Assignment;
            using Microsoft.Extensions.DependencyInjection;
            var (key, id, user) = ("{{RunningService.AdminKey}}", "by-the-readme", "member-00001");
            IServiceCollection services = new ServiceCollection().AddLogging();
            {{parts[0]}}
            var provider = services.BuildServiceProvider();
            var client = provider.GetRequiredService<AnalyticsClient>();
            {{parts[1]}}
            await provider.DisposeAsync();
            """,
            Scripts.Options, cancellationToken: Cancellation);

        using var reader = sampled.Service.Client();
        Assert.Contains("stored", await reader.GetStringAsync("/v1/records/by-the-readme/status", Cancellation), StringComparison.Ordinal);
    }

    /// <summary>Words as a shell parts them: quotes keep together, pieces side by side are one word, and a backslash joins lines.</summary>
    private static List<string> Words(string command) =>
    [
        .. Word().Matches(command.Replace("\\\n", " ", StringComparison.Ordinal))
            .Select(word => string.Concat(Piece().Matches(word.Value).Select(piece => piece.Value[0] is '\'' or '"' ? piece.Value[1..^1] : piece.Value))),
    ];

    // A command ends where the block does, or where the next begins.
    [GeneratedRegex("^curl .*?(?=\\n```|\\ncurl )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Curl();

    [GeneratedRegex("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"]+)+")]
    private static partial Regex Word();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|[^\\s'\"]+")]
    private static partial Regex Piece();

    [GeneratedRegex("```csharp\\n(.*?)\\n```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex("(\\w+) = ")]
    private static partial Regex Member();
}

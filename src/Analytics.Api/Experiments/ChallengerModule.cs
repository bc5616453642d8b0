using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Experiments;
using Analytics.Contracts.Reporting;
using Analytics.Core.Experiments;
using Analytics.Statistics.Experiments.Interleaving;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Experiments;

/// <summary>Challengers before any user sees them, and rankers side by side in one list.</summary>
internal sealed class ChallengerModule : ICarterModule
{
    private const int MostItems = 1_000;
    private const int LongestName = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/experiments").WithTags("Experiments").RequireAuthorization(Scopes.Figures).WithReadingAnswers();

        group.MapGet("/{key}/challenger", ChallengerAsync)
            .WithName("ReadChallenger")
            .WithSummary("Compare a challenger in the shadow with the champion")
            .WithDescription("Both answer the same requests, and name the experiment and their variant; the challenger's prediction has the id of the champion's, a slash and the key of its variant. From the champion's propensities and its feedback follows what the challenger would have earned, before any user sees it.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/interleave", Interleave)
            .WithName("InterleaveRankings")
            .WithSummary("Merge two rankings into one list by team draft")
            .WithDescription("The rankers draft in turn, a coin says who begins; the same request gives the same list. Send the team along with a click, as the property team of an event.")
            .WithExample(ExperimentExamples.Interleave);
        group.MapGet("/interleave/preference", PreferenceAsync)
            .WithName("ReadPreference")
            .WithSummary("Say which of two interleaved rankers people prefer")
            .WithDescription("By person: clicks on the challenger's items less those on the champion's.");
    }

    private static async Task<Results<Ok<ChallengerReport>, ProblemHttpResult>> ChallengerAsync(
        string key,
        [Description("Start, ISO 8601. Absent: 28 days before the end.")] DateTimeOffset? from,
        [Description("End, ISO 8601. Absent: now.")] DateTimeOffset? to,
        [Description("What the answers earn: accepted, rating, completed or correct. Absent: accepted.")] string? reward,
        ChallengerAnalyser analyser,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (Window(from, to, clock, out var faults) is not { } window) return Problems.Invalid(faults);
        if (reward is not null && !ChallengerAnalyser.Rewards.Contains(reward))
            return Problems.Invalid(new Dictionary<string, string> { ["reward"] = $"reward must be one of {string.Join(", ", ChallengerAnalyser.Rewards)}" });
        return await analyser.AnalyseAsync(key, window, reward ?? ChallengerAnalyser.Rewards[0], cancellationToken) is { } report
            ? TypedResults.Ok(report)
            : Problems.NotFound("There is no experiment of this key.");
    }

    private static Results<Ok<IEnumerable<InterleavedItem>>, ProblemHttpResult> Interleave(InterleaveRequest body)
    {
        var faults = new Dictionary<string, string[]>();
        if (body.Request.Length is 0 or > LongestName) faults["/request"] = [$"Must be 1 to {LongestName} characters."];
        foreach (var (name, items) in new[] { ("champion", body.Champion), ("challenger", body.Challenger) })
            if (items.Count is 0 or > MostItems || items.Any(string.IsNullOrEmpty) || items.Distinct().Count() != items.Count) faults["/" + name] = [$"Must be 1 to {MostItems:N0} different items."];
        if (body.Length is < 1 or > MostItems) faults["/length"] = [$"Must be 1 to {MostItems:N0}."];
        if (faults.Count > 0) return Problems.Invalid(faults);

        var random = new Random((int)Contracts.Bucketing.BucketHash.Fnv1a(body.Request));
        return TypedResults.Ok(TeamDraft.Draw(body.Champion, body.Challenger, body.Length, random)
            .Select(drafted => new InterleavedItem(drafted.Item, drafted.Team == Team.Challenger ? "challenger" : "champion")));
    }

    private static async Task<Results<Ok<PreferenceFigures>, ProblemHttpResult>> PreferenceAsync(
        [Description("Name of the event of a click.")] string? clicked,
        [Description("Start, ISO 8601. Absent: 28 days before the end.")] DateTimeOffset? from,
        [Description("End, ISO 8601. Absent: now.")] DateTimeOffset? to,
        ChallengerAnalyser analyser,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (Window(from, to, clock, out var faults) is not { } window) return Problems.Invalid(faults);
        if (clicked is not { Length: > 0 and <= LongestName }) return Problems.Invalid(new Dictionary<string, string> { ["clicked"] = $"clicked must be 1 to {LongestName} characters" });
        return TypedResults.Ok(await analyser.PreferenceAsync(clicked, window, cancellationToken));
    }

    private static TimeRange? Window(DateTimeOffset? from, DateTimeOffset? to, TimeProvider clock, out Dictionary<string, string> faults)
    {
        faults = [];
        var end = to ?? clock.GetUtcNow();
        var start = from ?? end.AddDays(-28);
        if (start >= end) faults["from"] = "from must be before to";
        else if (end - start > Longest) faults["from"] = $"The window must be at most {Longest.TotalDays:0} days";
        return faults.Count == 0 ? new TimeRange(start, end) : null;
    }
}

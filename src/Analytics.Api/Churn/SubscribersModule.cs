using System.ComponentModel;
using System.Globalization;
using Analytics.Api.Access;
using Analytics.Api.Audit;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Models;
using Analytics.Core.Business;
using Analytics.Core.Ports;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Churn;

/// <summary>Which subscribers are likely to leave, one by one.</summary>
internal sealed class SubscribersModule : ICarterModule
{
    private const int Usual = 100;
    private const int Most = 5_000;
    private const string NoModel = "No model of subscribers is loaded: train one by the verb 'train churn'; it is taken up by itself.";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/churn").WithTags("Churn").WithReadingAnswers().RequireAuthorization(Scopes.Read);
        group.MapGet("/rows", RowsAsync)
            .WithDisclosure()
            .WithName("ReadChurnRows")
            .WithSummary("Read rows to learn from who leaves")
            .WithDescription("CSV, oldest first: subscribers at up to twelve times of the past, two weeks apart, with what was known of each then, and whether they left (churn: no payment within 45 days of the last). No row says whose it is. 'train churn' reads it.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
        group.MapGet("/scores", ScoresAsync)
            .WithDisclosure()
            .WithName("ReadChurnScores")
            .WithSummary("Read which subscribers are likely to leave")
            .WithDescription("By pseudonym, the most likely first. Those who took their consent back are left out.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/explain/{subject}", ExplainAsync)
            .WithDisclosure()
            .WithName("ExplainChurn")
            .WithSummary("Read what one subscriber's score rests on")
            .WithDescription("The subject's id as events have it; it is turned into its pseudonym and not kept.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> RowsAsync(
        [Description("ISO 4217 code. Absent: the currency with the most money.")] string? currency, Subscribers subscribers, CancellationToken cancellationToken)
    {
        if (CurrencyCode.Fault(currency) is { } fault) return fault;
        var rows = await subscribers.CurrencyAsync(CurrencyCode.Of(currency), cancellationToken) is { } code ? await subscribers.HistoryAsync(code, cancellationToken) : [];
        return TypedResults.Stream(
            async stream =>
            {
                await using var csv = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                await csv.WriteLineAsync(string.Join(',', SubscriberRow.Names) + ",churn");
                foreach (var row in rows)
                    await csv.WriteLineAsync(string.Join(',', row.Numbers.Select(number => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture))) + (row.Left == true ? ",1" : ",0"));
            },
            "text/csv");
    }

    private static async Task<Results<Ok<SubscriberScores>, ProblemHttpResult>> ScoresAsync(
        [Description("ISO 4217 code. Absent: the currency with the most money.")] string? currency,
        [Description("Most scores, 1 to 5,000. Absent: 100.")] int? limit,
        ChurnModels models,
        Subscribers subscribers,
        CancellationToken cancellationToken)
    {
        if (CurrencyCode.Fault(currency) is { } fault) return fault;
        if (limit is < 1 or > Most) return Problems.Invalid(new Dictionary<string, string> { ["limit"] = $"limit must be 1 to {Most:N0}" });
        if (models.FindForSubscribers() is not var (card, model)) return Problems.NotFound(NoModel);
        var rows = await subscribers.CurrencyAsync(CurrencyCode.Of(currency), cancellationToken) is { } code ? await subscribers.CurrentAsync(code, cancellationToken) : [];
        var scores = rows.Count == 0 ? [] : model.Score([.. rows.Select(row => row.Numbers)], [.. rows.Select(_ => Array.Empty<string?>())]);
        return TypedResults.Ok(new SubscriberScores(
            card.Name, card.Version, rows.Count, scores.Sum(),
            [.. rows.Zip(scores).OrderByDescending(one => one.Second).Take(limit ?? Usual).Select(one => new SubscriberScore(subscribers.NameOf(one.First), one.Second, one.Second >= card.Threshold))]));
    }

    private static async Task<Results<Ok<SubscriberExplanation>, ProblemHttpResult>> ExplainAsync(
        string subject,
        [Description("ISO 4217 code. Absent: the currency with the most money.")] string? currency,
        ChurnModels models,
        Subscribers subscribers,
        CancellationToken cancellationToken)
    {
        if (CurrencyCode.Fault(currency) is { } fault) return fault;
        if (models.FindForSubscribers() is not var (card, model)) return Problems.NotFound(NoModel);
        if (await subscribers.CurrencyAsync(CurrencyCode.Of(currency), cancellationToken) is not { } code || await subscribers.FindAsync(subject, code, cancellationToken) is not { } row)
            return Problems.NotFound("No subscription of this subject goes on now, or the subject has not agreed to be analysed.");
        var probability = model.Score([row.Numbers], [[]])[0];
        return TypedResults.Ok(new SubscriberExplanation(
            card.Name, card.Version, probability, probability >= card.Threshold,
            SubscriberRow.Names.Zip(row.Numbers).ToDictionary(one => one.First, one => double.IsNaN(one.Second) ? (double?)null : one.Second),
            model.Explain(row.Numbers, []).ToDictionary(one => one.Column, one => one.LogOdds)));
    }
}

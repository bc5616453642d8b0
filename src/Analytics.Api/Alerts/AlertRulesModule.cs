using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Alerts;

/// <summary>The rules of alerts.</summary>
internal sealed class AlertRulesModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/alerts/rules").WithTags("Alerts").WithReadingAnswers();

        group.MapGet("", List)
            .RequireAuthorization(Scopes.Read)
            .WithName("ListAlertRules")
            .WithSummary("List the rules");
        group.MapGet("/{uid}", Find)
            .RequireAuthorization(Scopes.Read)
            .WithName("ReadAlertRule")
            .WithSummary("Read a rule")
            .WithDescription("The ETag is its revision.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{uid}", PutAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("PutAlertRule")
            .WithSummary("Store a rule")
            .WithDescription("In force with its next evaluation. With If-Match it replaces that revision only (412 otherwise). When its question changes, its alerts are resolved and begin anew; other changes keep them.")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .WithExample(AlertExamples.Rule);
        group.MapPost("/{uid}/backtest", BacktestAsync)
            .RequireAuthorization(Scopes.Read)
            .WithName("BacktestAlertRule")
            .WithSummary("Try a rule on the past")
            .WithDescription("Evaluates the stored rule, or the one in the body, as if the past were now: when it would have fired and resolved, and how often in 30 days. It sees the records that are stored now, late ones too. At most 1,000 evaluations: a longer history is looked at less often than the rule says. Nothing is kept and nobody is told. Rules on monitors are tried by the back-test of the monitor.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(AlertExamples.Backtest);
        group.MapDelete("/{uid}", DeleteAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("DeleteAlertRule")
            .WithSummary("Remove a rule")
            .WithDescription("Its alerts are resolved.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<IReadOnlyList<AlertRule>> List(AlertRules rules) => TypedResults.Ok(rules.List());

    private static Results<Ok<AlertRule>, ProblemHttpResult> Find(string uid, AlertRules rules, HttpContext context)
    {
        if (rules.Find(uid) is not { } rule) return Problems.NotFound("There is no rule of this id.");
        context.Response.Headers.ETag = EntityTags.Of(rule.Revision);
        return TypedResults.Ok(rule);
    }

    private static async Task<Results<Ok<AlertRule>, ProblemHttpResult>> PutAsync(
        string uid,
        AlertRule body,
        [FromHeader(Name = EntityTags.IfMatch)][Description("ETag of the revision that is meant to be replaced.")] string? match,
        AlertRules rules,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!EntityTags.TryRead(match, out var revision)) return Stale();
        var outcome = await rules.PutAsync(body with { Uid = uid }, revision, cancellationToken);
        if (outcome.IsStale) return Stale();
        if (outcome.Faults.Count > 0) return Problems.Invalid(outcome.Faults);
        var stored = rules.Find(uid)!;
        context.Response.Headers.ETag = EntityTags.Of(stored.Revision);
        return TypedResults.Ok(stored);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string uid, AlertRules rules, CancellationToken cancellationToken) =>
        await rules.DeleteAsync(uid, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound("There is no rule of this id.");

    private static async Task<Results<Ok<RuleBacktestReport>, ProblemHttpResult>> BacktestAsync(
        string uid, RuleBacktestRequest body, AlertRules rules, AlertRuleBacktest backtest, CancellationToken cancellationToken)
    {
        if ((body.Rule ?? rules.Find(uid)) is not { } rule) return Problems.NotFound("There is no rule of this id.");
        rule = rule with { Uid = uid };
        return backtest.Check(rule, body) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(await backtest.RunAsync(rule, body, cancellationToken));
    }

    private static ProblemHttpResult Stale() => TypedResults.Problem(
        "Someone changed the rule in the meantime: read it again.", statusCode: StatusCodes.Status412PreconditionFailed, title: "The rule is another by now.");
}

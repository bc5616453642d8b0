using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Monitors;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Monitors;

/// <summary>How a model's monitors stand, and how many false alarms they may raise.</summary>
internal sealed class AlarmBudgetModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/models").WithTags("Monitors").WithReadingAnswers();

        group.MapGet("/{model}/monitors", (string model, MonitorCycle cycle) => TypedResults.Ok(cycle.Board(model)))
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadMonitorBoard")
            .WithSummary("Read how the monitors of a model stand");
        group.MapGet("/{model}/alarm-budget", (string model, AlarmBudgets budgets) => TypedResults.Ok(budgets.Of(model)))
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadAlarmBudget")
            .WithSummary("Read how many false alarms a model may raise");
        group.MapPut("/{model}/alarm-budget", PutAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("PutAlarmBudget")
            .WithSummary("Say how many false alarms a model may raise")
            .WithDescription("At most so many in 30 days, in the mean. The number is shared out over the monitors of the model, their windows, looks and columns: each look then has a level of its own, which its result shows.")
            .WithExample(MonitorExamples.Budget);
    }

    private static async Task<Results<Ok<AlarmBudget>, ProblemHttpResult>> PutAsync(
        string model, AlarmBudget body, AlarmBudgets budgets, CancellationToken cancellationToken) =>
        await budgets.PutAsync(body with { Model = model }, cancellationToken) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(budgets.Of(model));
}

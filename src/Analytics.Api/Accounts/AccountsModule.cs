using System.Security.Claims;
using Analytics.Api.Access;
using Analytics.Api.Accounts.Pages;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Access;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Accounts;

/// <summary>The accounts of people.</summary>
internal sealed class AccountsModule : ICarterModule
{
    private const string Page = "/v1/accounts";
    private const string LastOne = "This is the last administrator: make another one first.";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Page).WithTags("Accounts").RequireAuthorization(Scopes.Administer).WithReadingAnswers();
        group.MapGet("", List)
            .WithName("ListAccounts")
            .WithSummary("List the accounts of people")
            .WithDescription("By name. With Accept: text/html it is a page where they are made and removed.")
            .Produces<IReadOnlyList<AccountSummary>>(StatusCodes.Status200OK, "application/json", "text/html");
        group.MapPut("/{name}", PutAsync)
            .WithName("PutAccount")
            .WithSummary("Make or change an account")
            .WithDescription("Its sessions end, and a lock after wrong passwords with them.")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithExample(AccountExamples.Account);
        group.MapDelete("/{name}", RemoveAsync)
            .WithName("RemoveAccount")
            .WithSummary("Remove an account")
            .WithDescription("Its sessions end.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        var forms = app.MapGroup("/accounts").RequireAuthorization(Scopes.Administer).ExcludeFromDescription();
        forms.MapPost("/put", PutByFormAsync).WithName("PutAccountByForm").WithSummary("Make or change an account");
        forms.MapPost("/remove", RemoveByFormAsync).WithName("RemoveAccountByForm").WithSummary("Remove an account");
    }

    private static Results<Ok<IReadOnlyList<AccountSummary>>, RazorComponentResult<AccountsPage>> List(AccountRegister accounts, HttpContext context)
    {
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage()
            ? new RazorComponentResult<AccountsPage>(new { Accounts = accounts.List(), Self = context.User.FindFirstValue(ClaimTypes.Name) })
            : TypedResults.Ok(accounts.List());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(string name, AccountRequest request, AccountRegister accounts, CancellationToken cancellationToken)
    {
        if (AccountRules.Check(name, request, accounts.Find(name) is null) is { Count: > 0 } faults) return Problems.Invalid(faults);
        return await accounts.PutAsync(name, request, cancellationToken) ? TypedResults.NoContent() : Conflict();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string name, AccountRegister accounts, CancellationToken cancellationToken)
    {
        if (accounts.Find(name) is null) return Problems.NotFound("There is no account of this name.");
        return await accounts.RemoveAsync(name, cancellationToken) ? TypedResults.NoContent() : Conflict();
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> PutByFormAsync(
        [FromForm] string? name, [FromForm] string? role, [FromForm] string? password, [FromForm] string? key, [FromForm] string? values,
        AccountRegister accounts, CancellationToken cancellationToken)
    {
        if (QueryWord.Read<PersonRole>(role, "role", out var one) is { Count: > 0 } unknown) return Problems.Invalid(unknown);
        if (string.IsNullOrWhiteSpace(name) || one is null) return Problems.Invalid(new Dictionary<string, string> { ["name"] = "name and role are needed" });
        var own = one == PersonRole.Coach ? new OwnScope(key ?? "", (values ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : null;
        var request = new AccountRequest { Role = one.Value, Password = string.IsNullOrEmpty(password) ? null : password, Own = own };
        if (AccountRules.Check(name, request, accounts.Find(name) is null) is { Count: > 0 } faults) return Problems.Invalid(faults);
        return await accounts.PutAsync(name, request, cancellationToken) ? TypedResults.LocalRedirect(Page) : Conflict();
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> RemoveByFormAsync([FromForm] string? name, AccountRegister accounts, CancellationToken cancellationToken)
    {
        if (name is null || accounts.Find(name) is null) return Problems.NotFound("There is no account of this name.");
        return await accounts.RemoveAsync(name, cancellationToken) ? TypedResults.LocalRedirect(Page) : Conflict();
    }

    private static ProblemHttpResult Conflict() => TypedResults.Problem(LastOne, statusCode: StatusCodes.Status409Conflict, title: "There must be an administrator.");
}

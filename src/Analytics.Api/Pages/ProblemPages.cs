using Analytics.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Pages;

/// <summary>Tells people of failures by a page, where programs get problem+json.</summary>
internal sealed class ProblemPages : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.WantsPage();

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var page = new RazorComponentResult<ProblemPage>(new { Title = problem.Title ?? "Something went wrong.", problem.Detail })
        {
            StatusCode = problem.Status ?? context.HttpContext.Response.StatusCode,
        };
        await page.ExecuteAsync(context.HttpContext);
    }
}

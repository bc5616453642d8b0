using System.Text.Json;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Http;

/// <summary>The one place where an exception becomes an answer. Nothing of an unexpected one is shown.</summary>
internal sealed class FailureHandler(IProblemDetailsService problems, ILogger<FailureHandler> log) : IExceptionHandler
{
    private const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = ProblemOf(exception);
        if (problem.Status == StatusCodes.Status500InternalServerError)
            Log.RequestFailed(log, httpContext.GetEndpoint()?.DisplayName ?? "", exception);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;

        httpContext.Response.StatusCode = problem.Status!.Value;
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
        return true;
    }

    private static ProblemDetails ProblemOf(Exception exception) => exception switch
    {
        StoreUnavailableException => new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "The store is not available.",
            Detail = "Nothing was stored. Try again after the time in Retry-After.",
        },
        BadHttpRequestException { InnerException: JsonException json } => new ProblemDetails
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The body can't be read.",
            Detail = "The body does not fit its schema; see errors.",
            Extensions = { ["errors"] = JsonFaults.Of(json) },
        },
        BadHttpRequestException bad => new ProblemDetails
        {
            Status = bad.StatusCode,
            Title = "The request can't be read.",
            Detail = bad.Message,
        },
        _ => new ProblemDetails
        {
            Status = StatusCodes.Status500InternalServerError,
            Title = "Something went wrong on our side.",
        },
    };
}

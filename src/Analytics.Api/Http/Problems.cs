using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Http;

/// <summary>Failures on the wire (RFC 9457): every one has a machine-readable code and the id of its trace.</summary>
internal static class Problems
{
    /// <summary>400 with the faults of the body by JSON pointer, or of the query string by parameter.</summary>
    public static ProblemHttpResult Invalid(IReadOnlyDictionary<string, string[]> faults) =>
        TypedResults.Problem(new ProblemDetails
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The request is not valid.",
            Detail = faults.Count == 1 ? faults.First().Value[0] : $"{faults.Count} faults; see errors.",
            Extensions = { ["code"] = "invalid", ["errors"] = faults },
        });

    /// <inheritdoc cref="Invalid(IReadOnlyDictionary{string, string[]})"/>
    public static ProblemHttpResult Invalid(IReadOnlyDictionary<string, string> faults) =>
        Invalid(faults.ToDictionary(fault => fault.Key, fault => new[] { fault.Value }));

    /// <summary>404.</summary>
    public static ProblemHttpResult NotFound(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "There is no such thing.");

    /// <summary>Adds what every problem has, and takes away the path: it may hold a subject's id.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Instance = null;
        problem.Extensions.TryAdd("code", CodeOf(problem.Status ?? context.HttpContext.Response.StatusCode));
        problem.Extensions["traceId"] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
    }

    private static string CodeOf(int status) => status switch
    {
        400 => "malformed",
        401 => "unauthenticated",
        403 => "forbidden",
        404 => "not_found",
        405 => "method_not_allowed",
        408 => "body_too_slow",
        409 => "conflict",
        412 => "precondition_failed",
        413 => "body_too_large",
        415 => "unsupported_media_type",
        429 => "too_many_requests",
        503 => "unavailable",
        _ => "error",
    };
}

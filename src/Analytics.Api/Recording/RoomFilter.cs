using Analytics.Core.Ingestion;

namespace Analytics.Api.Recording;

/// <summary>Turns a request away with 429, before its body is read, while the writer's queue is full.</summary>
internal sealed class RoomFilter(IngestionPipeline pipeline) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (pipeline.HasRoom)
            return next(context);

        context.HttpContext.Response.Headers.RetryAfter = "1";
        return ValueTask.FromResult<object?>(TypedResults.Problem(
            "The queue of the store is full. Try again after the time in Retry-After.",
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "Too many records at once."));
    }
}

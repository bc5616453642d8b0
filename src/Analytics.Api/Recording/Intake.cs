using Analytics.Api.Http;
using Analytics.Contracts.Recording;
using Analytics.Core.Ingestion;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Recording;

/// <summary>Takes request bodies to the pipeline and says what became of them.</summary>
internal static class Intake
{
    /// <summary>Reads the body, records it durably, and answers.</summary>
    public static async Task<Results<Accepted<IngestResponse>, JsonHttpResult<IngestResponse>, ProblemHttpResult>> TakeAsync(
        RecordRoute route, bool batch, HttpContext context, IngestionPipeline pipeline)
    {
        if (route.FormatOf(MediaType.Of(context.Request), batch) is not { } format)
            throw new BadHttpRequestException("The content type is not taken here.", StatusCodes.Status415UnsupportedMediaType);

        using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var outcome = await pipeline.IngestAsync(route.Kind, body.Memory, format, SourceOf(context), context.RequestAborted);
        return outcome.Response switch
        {
            null => Problems.Invalid(outcome.Faults),
            { Results.Count: > 0 } mixed => TypedResults.Json(mixed, statusCode: StatusCodes.Status207MultiStatus),
            var all => TypedResults.Accepted((string?)null, all),
        };
    }

    /// <summary>Name of the key that sends.</summary>
    public static string SourceOf(HttpContext context) => context.User.Identity?.Name ?? "";
}

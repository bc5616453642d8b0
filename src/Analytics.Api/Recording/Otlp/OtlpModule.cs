using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Recording.Otlp.Wire;
using Analytics.Core.Ingestion;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Recording.Otlp;

/// <summary>OTLP/HTTP metrics.</summary>
internal sealed class OtlpModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1").WithTags("Recording").RequireAuthorization(Scopes.Write).AddEndpointFilter<RoomFilter>().WithRecordingAnswers(typed: false)
            .MapPost("/otlp/v1/metrics", TakeAsync)
            .WithName("RecordOtlpMetrics")
            .WithSummary("Record metrics by OTLP/HTTP")
            .WithDescription("An ExportMetricsServiceRequest as protobuf or JSON; the answer is an ExportMetricsServiceResponse in the same format, with partialSuccess where points were turned away.")
            .Takes<object>(Examples.Otlp, ["application/json", "application/x-protobuf"])
            .Produces(StatusCodes.Status200OK, contentType: "application/json");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> TakeAsync(HttpContext context, IngestionPipeline pipeline)
    {
        if (OtlpFormat.Of(MediaType.Of(context.Request)) is not { } format)
            throw new BadHttpRequestException("The content type is not taken here.", StatusCodes.Status415UnsupportedMediaType);

        using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var reading = OtlpMapping.Read(format.Read(body.Memory));
        if (reading.Samples.Count > 0)
        {
            var outcome = await pipeline.IngestMetricsAsync(reading.Samples, Intake.SourceOf(context), context.RequestAborted);
            if (outcome.Response is null)
                return Problems.Invalid(outcome.Faults);
            foreach (var result in outcome.Response.Results ?? [])
                reading.RejectSample(result.Index);
        }

        return TypedResults.Bytes(format.Write(Answer(reading)), format.MediaType);
    }

    private static ExportMetricsServiceResponse Answer(OtlpReading reading) => reading.RejectedPoints == 0
        ? new ExportMetricsServiceResponse()
        : new ExportMetricsServiceResponse
        {
            PartialSuccess = new ExportMetricsPartialSuccess
            {
                RejectedDataPoints = reading.RejectedPoints,
                ErrorMessage = "Points were turned away: a value is not finite, or a name, label or time breaks the limits.",
            },
        };
}

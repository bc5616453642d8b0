using Analytics.Api.Access;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Recording;
using Analytics.Core.Ingestion;
using Carter;

namespace Analytics.Api.Recording;

/// <summary>Where records go in.</summary>
internal sealed class RecordingModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").WithTags("Recording").RequireAuthorization(Scopes.Write)
            .AddEndpointFilter<RoomFilter>().WithRecordingAnswers();

        Map<PredictionRecord>(group, RecordRoute.Predictions, Examples.Prediction, Examples.Predictions);
        Map<FeedbackRecord>(group, RecordRoute.Feedback, Examples.Feedback, Examples.FeedbackBatch);
        Map<SafetyCheckRecord>(group, RecordRoute.Safety, Examples.SafetyCheck, Examples.SafetyChecks);
        Map<ProductEvent>(group, RecordRoute.Events, Examples.Event, Examples.Events);
        Map<ExposureRecord>(group, RecordRoute.Exposures, Examples.Exposure, Examples.Exposures);
        MapBatch<MetricSample>(group, RecordRoute.Metrics, Examples.Metrics);
    }

    private static void Map<T>(RouteGroupBuilder group, RecordRoute route, string example, string batchExample)
        where T : notnull
    {
        group.MapPost(route.Path, (HttpContext context, IngestionPipeline pipeline) => Intake.TakeAsync(route, batch: false, context, pipeline))
            .WithName("Record" + route.Kind)
            .WithSummary($"Record one {route.Noun}")
            .WithDescription(route.About)
            .Takes<T>(example, route == RecordRoute.Events ? ["application/json", "application/cloudevents+json"] : ["application/json"]);
        MapBatch<T>(group, route, batchExample);
    }

    private static void MapBatch<T>(RouteGroupBuilder group, RecordRoute route, string example)
        where T : notnull =>
        group.MapPost(route.Path + "/batch", (HttpContext context, IngestionPipeline pipeline) => Intake.TakeAsync(route, batch: true, context, pipeline))
            .WithName($"Record{route.Kind}Batch")
            .WithSummary($"Record up to 5,000 of kind {route.Noun}")
            .WithDescription(route.About + " One bad record does not stop the others: the answer is then 207 and names it. The body may be compressed by gzip, br or zstd.")
            .Takes<RecordBatch<T>>(example, route == RecordRoute.Events
                ? ["application/json", "application/x-ndjson", "application/cloudevents-batch+json"]
                : ["application/json", "application/x-ndjson"]);
}

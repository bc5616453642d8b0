using System.IO.Hashing;
using System.Text.Json;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Recording;
using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Experiments;

/// <summary>Where an engine asks which variants a visitor gets.</summary>
internal sealed class AssignmentModule : ICarterModule
{
    private const int MostVisitors = 5_000;
    private const int LongestId = 200;
    private const int MostAttributes = 50;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/experiments").WithTags("Experiments").RequireAuthorization(Scopes.Write).AddEndpointFilter<RoomFilter>().WithReadingAnswers();

        group.MapPost("/assign", AssignAsync)
            .WithName("AssignVariants")
            .WithSummary("Give a visitor its variants")
            .WithDescription("By hashes alone: the same unit gets the same variant always. Exposures are recorded once for each variant, durable when answered, with consent for analytics only; without it the visitor gets its variant all the same.")
            .WithExample(ExperimentExamples.Assign);
        group.MapGet("/assignments", ReadAssignments)
            .WithName("ReadAssignments")
            .WithSummary("Read what assigning needs")
            .WithDescription("Running experiments, holdouts, and what ramps, bandits and rollbacks have moved. A client that has it assigns as the service does, without asking. With If-None-Match of the ETag: 304 while nothing has changed.")
            .Produces(StatusCodes.Status304NotModified);
        group.MapPost("/assign/batch", AssignBatchAsync)
            .WithName("AssignVariantsBatch")
            .WithSummary("Give up to 5,000 visitors their variants")
            .WithExample(ExperimentExamples.AssignBatch);
    }

    private static async Task<Results<Ok<AssignResponse>, ProblemHttpResult>> AssignAsync(AssignRequest body, ExposureRecorder recorder, HttpContext context, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, string[]>();
        Check(body, "", faults);
        if (faults.Count > 0) return Problems.Invalid(faults);
        return TypedResults.Ok((await recorder.AssignAsync([body], Intake.SourceOf(context), cancellationToken))[0]);
    }

    private static Results<Ok<AssignmentDocument>, StatusCodeHttpResult> ReadAssignments(ExperimentRegister register, IOptions<JsonOptions> json, HttpContext context)
    {
        var document = register.Assignments;
        var tag = $"\"{Convert.ToHexStringLower(XxHash128.Hash(JsonSerializer.SerializeToUtf8Bytes(document, json.Value.SerializerOptions)))}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.Contains(tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(document);
    }

    private static async Task<Results<Ok<AssignBatchResponse>, ProblemHttpResult>> AssignBatchAsync(AssignBatch body, ExposureRecorder recorder, HttpContext context, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, string[]>();
        if (body.Items is null || body.Items.Count is 0 or > MostVisitors) faults["/items"] = [$"Must be 1 to {MostVisitors:N0}."];
        else
            for (var at = 0; at < body.Items.Count; at++) Check(body.Items[at], $"/items/{at}", faults);
        if (faults.Count > 0) return Problems.Invalid(faults);
        return TypedResults.Ok(new AssignBatchResponse(await recorder.AssignAsync(body.Items!, Intake.SourceOf(context), cancellationToken)));
    }

    private static void Check(AssignRequest? visitor, string pointer, Dictionary<string, string[]> faults)
    {
        if (visitor is null || (string.IsNullOrEmpty(visitor.Subject) && string.IsNullOrEmpty(visitor.Session) && string.IsNullOrEmpty(visitor.Device)))
        {
            faults[pointer + "/subject"] = ["One of subject, session and device is required."];
            return;
        }

        foreach (var (name, id) in new[] { ("subject", visitor.Subject), ("session", visitor.Session), ("device", visitor.Device) })
            if (id?.Length > LongestId) faults[$"{pointer}/{name}"] = [$"Must be at most {LongestId} characters."];
        if (visitor.Attributes?.Count > MostAttributes) faults[pointer + "/attributes"] = [$"Must be at most {MostAttributes}."];
    }
}

using Analytics.Contracts.Recording;

namespace Analytics.Api.OpenApi;

/// <summary>What routes say of themselves in the reference.</summary>
internal static class RouteDocumentation
{
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, string example, string[] mediaTypes)
        where T : notnull =>
        route.Accepts<T>(mediaTypes[0], mediaTypes[1..]).WithExample(example);

    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder route, string json) => route.WithMetadata(new RequestExample(json));

    /// <summary>The answers of every route that records.</summary>
    public static RouteGroupBuilder WithRecordingAnswers(this RouteGroupBuilder group, bool typed = true)
    {
        group.WithReadingAnswers();
        group.ProducesProblem(StatusCodes.Status408RequestTimeout)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        return typed ? group.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status207MultiStatus, typeof(IngestResponse), ["application/json"])) : group;
    }

    /// <summary>The failures that every route may answer.</summary>
    public static RouteGroupBuilder WithReadingAnswers(this RouteGroupBuilder group) =>
        group.ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}

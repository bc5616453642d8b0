using System.IO.Pipelines;
using System.Text.Json;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Recording;

/// <summary>
/// An endpoint that reads JSON and forgets it, so that load runs can say what recording costs on top of HTTP and parsing.
/// Mapped only when <c>Load:Baseline</c> is true.
/// </summary>
internal sealed class BaselineModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<IConfiguration>().GetValue<bool>("Load:Baseline"))
            app.MapPost("/v1/_baseline/predictions/batch", DiscardAsync).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
    }

    private static async Task<Accepted> DiscardAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(request.BodyReader, cancellationToken);
        Walk(body);
        request.BodyReader.AdvanceTo(body.Buffer.End);
        return TypedResults.Accepted((string?)null);
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.IsCompleted) return read;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static void Walk(ReadResult body)
    {
        var json = new Utf8JsonReader(body.Buffer);
        while (json.Read())
        {
        }
    }
}

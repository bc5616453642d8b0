using System.Text.Json.Nodes;
using Analytics.Api.Access;
using Analytics.Contracts.Alerting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Analytics.Api.OpenApi;

/// <summary>The OpenAPI document and the reference made of it.</summary>
internal static class ReferenceServices
{
    private const string KeyScheme = "key";

    public static IServiceCollection AddReference(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddSchemaTransformer(ShowDurationAsync);
        options.AddOperationTransformer(ShowExampleAsync);
        options.AddOperationTransformer(ShowScopeAsync);
    });

    /// <summary>/openapi/v1.json and /scalar. Both are open, and ask no other host for anything.</summary>
    public static void MapReference(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/scalar", options => options
            .WithTitle("Analytics API")
            .WithFavicon("/icon.svg")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .AddPreferredSecuritySchemes(KeyScheme)
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools())
            .AllowAnonymous();
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Analytics",
            Version = "1",
            Description = "Predictions, feedback, safety checks and events go in; figures with their uncertainty come out. "
                + "A 2xx answer to a record means that it is durable. Send a batch again with the same ids after any failure: nothing is stored twice. "
                + "Only 408, 429 and 503 are worth a retry; wait for Retry-After.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key with the scope that the route asks for. X-Api-Key and Basic (key as user) work too.",
            },
        };
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(operation => operation.Value))
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task ShowDurationAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo?.CustomConverter is DurationConverter)
        {
            schema.Type = JsonSchemaType.String;
            schema.Pattern = DurationConverter.Pattern;
            schema.Format = null;
        }

        return Task.CompletedTask;
    }

    private static Task ShowExampleAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var example = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequestExample>().LastOrDefault();
        if (example is not null && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
            body.Example = JsonNode.Parse(example.Json);
        return Task.CompletedTask;
    }

    private static Task ShowScopeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var scope = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy ?? Scopes.Read;
        operation.Description = $"{operation.Description}\n\nScope: `{scope}`.".TrimStart();
        return Task.CompletedTask;
    }
}

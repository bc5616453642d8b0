using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Http;

/// <summary>How requests are read and failures are told.</summary>
internal static class HttpServices
{
    private const string DefaultAddress = "http://localhost:5080";

    public static void AddHttp(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && builder.Configuration["https_ports"] is null)
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = BodyLimits.Wire;
        });
        builder.Services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietPaths>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.SerializerOptions.RespectNullableAnnotations = true;
        });
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
        builder.Services.AddExceptionHandler<FailureHandler>();
        builder.Services.AddRateLimits();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Client;

/// <summary>Registers the client.</summary>
public static class ClientServices
{
    private const string Name = "Analytics.Client";

    /// <summary>Adds one <see cref="AnalyticsClient"/>, made when first asked for. Its requests go through the named HTTP client Analytics.Client.</summary>
    public static IServiceCollection AddAnalyticsClient(this IServiceCollection services, Action<AnalyticsClientOptions> configure)
    {
        services.AddHttpClient(Name);
        services.AddOptions<AnalyticsClientOptions>().Configure(configure).ValidateDataAnnotations();
        return services.AddSingleton(provider => new AnalyticsClient(
            provider.GetRequiredService<IOptions<AnalyticsClientOptions>>().Value,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(Name),
            provider.GetService<ILogger<AnalyticsClient>>(),
            provider.GetService<TimeProvider>()));
    }
}

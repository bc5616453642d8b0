using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Business;

/// <summary>Registers the capability. Needs the stores, the measures and the privacy services.</summary>
public static class BusinessServices
{
    public static IServiceCollection AddBusiness(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<BusinessOptions>().Bind(configuration.GetSection(BusinessOptions.Section)).ValidateOnStart();
        return services.AddSingleton<BusinessAnalyser>().AddSingleton<SubscriptionTerms>().AddSingleton<Subscribers>().AddSingleton<ChurnForecaster>();
    }
}

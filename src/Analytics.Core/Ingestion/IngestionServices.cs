using Analytics.Core.Registry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Ingestion;

/// <summary>Registers the capability, with the model registry that it reads by. Needs the privacy services and the stores.</summary>
public static class IngestionServices
{
    /// <summary>Adds it. <see cref="ModelRegistry.LoadAsync"/> must end before the first record.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<IngestionOptions>().Bind(configuration.GetSection(IngestionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IngestionOptions>, IngestionOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ModelRegistry>();
        services.AddSingleton<IngestionPipeline>();
        services.AddSingleton<LedgerReader>();
        return services;
    }
}

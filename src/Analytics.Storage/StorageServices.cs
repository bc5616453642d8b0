using Analytics.Core.Ports;
using Analytics.Storage.DuckDb;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Storage;

/// <summary>Composition of the stores.</summary>
public static class StorageServices
{
    /// <summary>The embedded event store: one DuckDB file in the storage folder.</summary>
    public static IServiceCollection AddEventStore(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DuckDbDatabase>();
        services.AddSingleton<DuckDbEventLog>();
        services.AddSingleton<IEventLog>(provider => provider.GetRequiredService<DuckDbEventLog>());
        services.AddHostedService(provider => provider.GetRequiredService<DuckDbEventLog>());
        services.AddSingleton<DuckDbMaintenance>();
        services.AddHostedService(provider => provider.GetRequiredService<DuckDbMaintenance>());
        services.AddSingleton<IEventQueries, DuckDbEventQueries>();
        services.AddSingleton<IExperimentQueries, DuckDbExperimentQueries>();
        services.AddSingleton<IAudienceQueries, DuckDbAudienceQueries>();
        services.AddSingleton<ISubscriptionQueries, DuckDbSubscriptionQueries>();
        foreach (var expiry in new[] { DuckDbExpiry.OfTexts, DuckDbExpiry.OfRecords, DuckDbExpiry.OfRollUps })
            services.AddSingleton<IExpiring>(provider => expiry(provider.GetRequiredService<DuckDbDatabase>(), provider.GetRequiredService<DuckDbMaintenance>()));
        return services;
    }
}

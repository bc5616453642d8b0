namespace Analytics.Api.Stores;

/// <summary>The stores and their opening.</summary>
internal static class StoreServices
{
    public static IServiceCollection AddStores(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StorageFolder>().AddSingleton<StoreState>();
        services.AddHostedService<StoreOpening>();
        return services;
    }
}

namespace Analytics.Api.Samples;

/// <summary>Registers the loading of samples at the first start.</summary>
internal static class SampleServices
{
    public static IServiceCollection AddSamples(this IServiceCollection services)
    {
        services.AddOptions<SamplesOptions>().BindConfiguration(SamplesOptions.Section);
        return services.AddHostedService<SampleLoading>();
    }
}

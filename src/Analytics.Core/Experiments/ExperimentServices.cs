using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Experiments;

/// <summary>Registers the capability. Needs the stores and the recording of exposures.</summary>
public static class ExperimentServices
{
    /// <summary>Adds it. <see cref="ExperimentCycle.LoadAsync"/> must end before anything else of it is called.</summary>
    public static IServiceCollection AddExperiments(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<ExperimentOptions>().Bind(configuration.GetSection(ExperimentOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExperimentOptions>, ExperimentOptionsValidation>();
        services.AddSingleton<ExperimentRegister>();
        services.AddSingleton<ExperimentAnalyser>();
        services.AddSingleton<LabelWindows>();
        services.AddSingleton<WeightMover>();
        services.AddSingleton<ExperimentCycle>();
        services.AddSingleton<ExperimentDiagnoser>();
        services.AddSingleton<ExposureRecorder>();
        services.AddSingleton<ExperimentPlanner>();
        services.AddSingleton<ChallengerAnalyser>();
        return services;
    }
}

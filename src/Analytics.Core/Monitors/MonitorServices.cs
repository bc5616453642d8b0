using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Monitors;

/// <summary>Registers the capability. Needs the stores, the measures and the analysers.</summary>
public static class MonitorServices
{
    /// <summary>Adds it. <see cref="MonitorCycle.LoadAsync"/> must end before anything else of it is called.</summary>
    public static IServiceCollection AddMonitors(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<MonitorOptions>().Bind(configuration.GetSection(MonitorOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MonitorOptions>, MonitorOptionsValidation>();
        services.AddSingleton<PerformanceCauses>();
        services.AddSingleton<MonitorChecks>();
        services.AddSingleton<MonitorRegister>();
        services.AddSingleton<MonitorTargets>();
        services.AddSingleton<MonitorHistory>();
        services.AddSingleton<AlarmBudgets>();
        services.AddSingleton<MonitorRunner>();
        services.AddSingleton<MonitorCycle>();
        services.AddSingleton<MonitorBacktest>();
        return services;
    }
}

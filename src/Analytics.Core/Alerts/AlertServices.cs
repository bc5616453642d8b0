using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Alerts.Notices;
using Analytics.Core.Experiments;
using Analytics.Core.Measures;
using Analytics.Core.Monitors;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Safety;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts;

/// <summary>Registers the capability. Needs the stores, the measures, the monitors, the experiments, the safety and the privacy services.</summary>
public static class AlertServices
{
    /// <summary>Adds it. <see cref="AlertCycle.LoadAsync"/> must end before anything else of it is called.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<AlertOptions>().Bind(configuration.GetSection(AlertOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsValidation>();
        services.AddSingleton(provider => MeasureAlerts.Source(provider.GetRequiredService<MeasureEngine>()));
        services.AddSingleton(provider => MonitorAlerts.Source(provider.GetRequiredService<MonitorCycle>(), provider.GetRequiredService<MonitorHistory>()));
        services.AddSingleton(provider => ExperimentAlerts.Source(provider.GetRequiredService<ExperimentRegister>(), provider.GetRequiredService<ExperimentCycle>()));
        services.AddSingleton(provider => SafetyAlerts.Source(provider.GetRequiredService<IEventQueries>(), provider.GetRequiredService<ViolationReviews>()));
        services.AddChannels();
        services.AddSingleton<AlertRules>();
        services.AddSingleton<AlertRuleBacktest>();
        services.AddSingleton<AlertHistory>();
        services.AddSingleton<AlertBoard>();
        services.AddSingleton<AlertSilences>();
        services.AddSingleton<AlertList>();
        services.AddSingleton<AlertEvaluator>();
        services.AddSingleton<AlertOutbox>();
        services.AddSingleton<AlertDispatcher>();
        services.AddSingleton<AlertCycle>();
        return services;
    }

    private static void AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<IChannelSender, MailSender>();
        services.AddSingleton<IChannelSender, SlackSender>();
        services.AddSingleton<IChannelSender, PagerDutySender>();
        services.AddSingleton<IChannelSender, TeamsSender>();
        services.AddSingleton<IChannelSender, WebhookSender>();
        services.AddSingleton(provider => new AlertChannels(
            provider.GetRequiredService<IDocuments>(), provider.GetRequiredService<FieldSealer>(), provider.GetServices<IChannelSender>()));
        services.AddSingleton(provider => new AlertCourier(
            provider.GetRequiredService<AlertOutbox>(),
            provider.GetRequiredService<AlertChannels>(),
            provider.GetServices<IChannelSender>(),
            provider.GetRequiredService<IOptions<AlertOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AlertCourier>>()));
    }
}

using Analytics.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Reports;

/// <summary>Registers the capability. Needs the stores, the alerts and an <see cref="IReportRenderer"/>.</summary>
public static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<ReportOptions>().Bind(configuration.GetSection(ReportOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReportOptions>, ReportOptionsValidation>();
        services.AddSingleton<ReportDesk>().AddSingleton<IReportContents>(provider => provider.GetRequiredService<ReportDesk>());
        services.AddSingleton<ReportSchedules>();
        services.AddSingleton<ReportCycle>();
        return services;
    }
}

using Analytics.Core.Ports;

namespace Analytics.Api.Reports;

/// <summary>The templates of reports, and what writes them.</summary>
internal static class ReportingServices
{
    public static IServiceCollection AddReportTemplates(this IServiceCollection services)
    {
        services.AddSingleton<IReportTemplate, EffectivenessReport>();
        services.AddSingleton<IReportTemplate, SafetyScorecardReport>();
        services.AddSingleton<IReportTemplate, ExperimentReport>();
        services.AddSingleton<IReportTemplate, ExecutiveReport>();
        services.AddSingleton<IReportTemplate, WeeklyReport>();
        services.AddSingleton<ReportPage>();
        services.AddSingleton<ReportSubjects>();
        services.AddSingleton<PagePrinter>();
        return services.AddSingleton<IReportRenderer, ReportRenderer>();
    }
}

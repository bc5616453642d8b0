using Analytics.Api.Alerts;
using Analytics.Api.Audit;
using Analytics.Api.Churn;
using Analytics.Api.Experiments;
using Analytics.Api.Monitors;
using Analytics.Api.Quality;
using Analytics.Api.Reports;
using Analytics.Api.Retention;
using Analytics.Api.Safety.Pages;
using Analytics.Api.SystemHealth;
using Analytics.Core.Alerts;
using Analytics.Core.Anomalies;
using Analytics.Core.Audience;
using Analytics.Core.Business;
using Analytics.Core.Dashboards;
using Analytics.Core.Drift;
using Analytics.Core.Drift.Multivariate;
using Analytics.Core.Experiments;
using Analytics.Core.Explanations;
using Analytics.Core.Findings;
using Analytics.Core.Ingestion;
using Analytics.Core.Measures;
using Analytics.Core.Monitors;
using Analytics.Core.Performance;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Privacy.People;
using Analytics.Core.Quality;
using Analytics.Core.Reports;
using Analytics.Core.Safety;
using Analytics.Storage;
using Analytics.Storage.LiteDb;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Stores;

/// <summary>The stores, the capabilities that stand on them, and their opening.</summary>
internal static class StoreServices
{
    /// <summary>Name of the meter of the stores.</summary>
    public const string Meter = Storage.Instruments.Name;

    public static void AddStores(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var settings = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        var folder = new StorageFolder(Options.Create(settings));
        services.AddSingleton(folder).AddSingleton<StoreState>();
        AddGuardedStore(services);
        services.AddPrivacy(builder.Configuration, folder.Path, builder.Environment.IsDevelopment());
        services.AddSingleton<IDocuments>(provider => new LiteDocuments(folder.Path, provider.GetRequiredService<KeyRing>().DocumentsPassword));
        services.AddIngestion(builder.Configuration);
        services.AddSingleton<MeasureEngine>().AddSingleton<ScorecardBuilder>().AddSingleton<QualityReporter>().AddSingleton<ReferenceDataSets>().AddSingleton<SeriesAnalyser>().AddSingleton<QualityAnalyser>().AddSingleton<ExplanationAnalyser>().AddSingleton<DriftAnalyser>().AddSingleton<MultivariateDriftAnalyser>().AddSingleton<PerformanceAnalyser>().AddSingleton<SegmentAnalyser>();
        services.AddSafety(builder.Configuration);
        services.AddExperiments(builder.Configuration);
        services.AddMonitors(builder.Configuration);
        services.AddAlerts(builder.Configuration);
        services.AddSingleton<AudienceAnalyser>().AddSingleton<OverviewBuilder>().AddSingleton<SystemBuilder>().AddSingleton<VitalSigns>().AddHostedService(provider => provider.GetRequiredService<VitalSigns>()).AddSingleton<SafetyViews>().AddSingleton<Disclosures>().AddSingleton<DataViews>();
        services.AddOptions<ModelFolderOptions>().BindConfiguration(ModelFolderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ChurnModels>().AddHostedService(provider => provider.GetRequiredService<ChurnModels>()).AddSingleton<ChurnScorer>().AddHostedService<ChurnLoop>();
        services.AddBusiness(builder.Configuration);
        services.AddReports(builder.Configuration).AddReportTemplates();
        services.AddHostedService<StoreOpening>();
        services.AddHostedService<MonitorLoop>();
        services.AddHostedService<ExperimentLoop>();
        services.AddHostedService<DiagnosisLoop>();
        services.AddHostedService<AlertLoop>();
        services.AddHostedService<ReportLoop>();
        services.AddHostedService<RetentionLoop>();
        services.AddHostedService<Announcement>();
    }

    /// <summary>The event store, with the guard of those who may not see everything before it.</summary>
    private static void AddGuardedStore(IServiceCollection services)
    {
        services.AddEventStore();
        var store = services.Last(service => service.ServiceType == typeof(IEventQueries)).ImplementationType!;
        services.AddSingleton<IEventQueries>(provider => new GuardedQueries((IEventQueries)ActivatorUtilities.CreateInstance(provider, store)));
    }
}

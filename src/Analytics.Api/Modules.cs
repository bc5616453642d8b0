using Analytics.Api.Accounts;
using Analytics.Api.Alerts;
using Analytics.Api.Anomalies;
using Analytics.Api.Audience;
using Analytics.Api.Audit;
using Analytics.Api.Business;
using Analytics.Api.Churn;
using Analytics.Api.Consents;
using Analytics.Api.Dashboards;
using Analytics.Api.DataSets;
using Analytics.Api.Drift;
using Analytics.Api.Experiments;
using Analytics.Api.Explanations;
using Analytics.Api.Keys;
using Analytics.Api.Live;
using Analytics.Api.Models;
using Analytics.Api.Monitors;
using Analytics.Api.Pages;
using Analytics.Api.Quality;
using Analytics.Api.Query;
using Analytics.Api.Recording;
using Analytics.Api.Recording.Otlp;
using Analytics.Api.Reports;
using Analytics.Api.Retention;
using Analytics.Api.Safety;
using Analytics.Api.SystemHealth;
using Carter;

namespace Analytics.Api;

/// <summary>Every module, by name: Carter's scan leaves internal ones out without a word.</summary>
internal static class Modules
{
    public static IServiceCollection AddModules(this IServiceCollection services) => services.AddCarter(configurator: carter => carter
        .WithModule<RecordingModule>()
        .WithModule<BaselineModule>()
        .WithModule<OtlpModule>()
        .WithModule<LedgerModule>()
        .WithModule<ModelsModule>()
        .WithModule<ReferencesModule>()
        .WithModule<ScorecardModule>()
        .WithModule<DriftModule>()
        .WithModule<ModelQualityModule>()
        .WithModule<ExplainModule>()
        .WithModule<AnomaliesModule>()
        .WithModule<PerformanceModule>()
        .WithModule<RailsModule>()
        .WithModule<EvaluationModule>()
        .WithModule<ViolationsModule>()
        .WithModule<ReviewFormModule>()
        .WithModule<SafetyModule>()
        .WithModule<ConsentsModule>()
        .WithModule<QualityModule>()
        .WithModule<QueryModule>()
        .WithModule<ExperimentsModule>()
        .WithModule<ExperimentMetricsModule>()
        .WithModule<AssignmentModule>()
        .WithModule<ChallengerModule>()
        .WithModule<MonitorsModule>()
        .WithModule<AlarmBudgetModule>()
        .WithModule<AlertsModule>()
        .WithModule<AlertFormsModule>()
        .WithModule<AlertRulesModule>()
        .WithModule<AlertSilencesModule>()
        .WithModule<AlertChannelsModule>()
        .WithModule<AlertDeliveriesModule>()
        .WithModule<ReportsModule>()
        .WithModule<ReportSchedulesModule>()
        .WithModule<KeysModule>()
        .WithModule<KeyFormsModule>()
        .WithModule<AccountsModule>()
        .WithModule<PasswordModule>()
        .WithModule<AuditModule>()
        .WithModule<RetentionModule>()
        .WithModule<OverviewModule>()
        .WithModule<EngagementModule>()
        .WithModule<BusinessModule>()
        .WithModule<ChurnModule>()
        .WithModule<SubscribersModule>()
        .WithModule<SystemModule>()
        .WithModule<LiveModule>()
        .WithModule<SignInModule>());
}

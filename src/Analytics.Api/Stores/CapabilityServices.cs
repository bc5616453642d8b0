using Analytics.Core.Ingestion;
using Analytics.Core.Measures;
using Analytics.Core.Performance;
using Analytics.Core.Privacy;
using Analytics.Core.Quality;
using Analytics.Core.Registry;

namespace Analytics.Api.Stores;

/// <summary>The capabilities of Core.</summary>
internal static class CapabilityServices
{
    public static IServiceCollection AddCapabilities(this IServiceCollection services) => services
        .AddSingleton<AccessKeys>()
        .AddSingleton<ConsentRegister>()
        .AddSingleton<FieldSealer>()
        .AddSingleton<ModelRegistry>()
        .AddSingleton<IngestionPipeline>()
        .AddSingleton<LedgerReader>()
        .AddSingleton<MeasureEngine>()
        .AddSingleton<ScorecardBuilder>()
        .AddSingleton<QualityReporter>();
}

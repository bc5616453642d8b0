using Analytics.Core.Ingestion;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Safety;

/// <summary>Registers the capability. Needs privacy, ingestion and the stores.</summary>
public static class SafetyServices
{
    /// <summary>
    /// Adds it, and with it the judging of every recorded prediction. <see cref="RailRegister.LoadAsync"/> and
    /// <see cref="ViolationReviews.LoadAsync"/> must end before the first record.
    /// </summary>
    public static IServiceCollection AddSafety(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<SafetyOptions>().Bind(configuration.GetSection(SafetyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SafetyOptions>, SafetyOptionsValidation>();
        services.AddSingleton<RailRegister>();
        services.AddSingleton<RailJudge>();
        services.AddSingleton<PredictionJudge>(provider => provider.GetRequiredService<RailJudge>().Judge);
        services.AddSingleton<RailEvaluator>();
        services.AddSingleton<ViolationReviews>();
        services.AddSingleton<ViolationLog>();
        services.AddSingleton<SafetyReporter>();
        services.AddSingleton<SafetyAnalyser>();
        services.AddSingleton<RailReplayer>();
        return services;
    }
}

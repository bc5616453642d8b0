using Analytics.Core.Ports;
using Analytics.Core.Privacy.Audit;
using Analytics.Core.Privacy.Retention;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Privacy;

/// <summary>Registers the capability. Needs an <see cref="IDocuments"/>.</summary>
public static class PrivacyServices
{
    /// <summary>
    /// Adds it. The order at the start is: key ring, documents (their password is the ring's), then
    /// <see cref="ConsentRegister.LoadAsync"/> and <see cref="AccessKeys.LoadAsync"/>.
    /// </summary>
    public static IServiceCollection AddPrivacy(
        this IServiceCollection services, IConfiguration configuration, string storageFolder, bool isDevelopment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection(PrivacyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PrivacyOptions>, PrivacyOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => KeyRing.Open(
            provider.GetRequiredService<IOptions<PrivacyOptions>>().Value,
            storageFolder,
            isDevelopment,
            provider.GetRequiredService<ILogger<KeyRing>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Pseudonymiser>();
        services.AddSingleton<FieldSealer>();
        services.AddSingleton(provider => new PersonalDataScrubber(provider.GetRequiredService<IOptions<PrivacyOptions>>().Value.PhoneRegionList));
        services.AddSingleton<ConsentRegister>();
        services.AddSingleton<AccessKeys>();
        services.AddSingleton<AuditTrail>().AddSingleton<IExpiring>(provider => provider.GetRequiredService<AuditTrail>());
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidation>();
        services.AddSingleton<RetentionRuns>();
        return services;
    }
}

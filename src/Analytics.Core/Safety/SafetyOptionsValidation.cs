using Microsoft.Extensions.Options;

namespace Analytics.Core.Safety;

internal sealed class SafetyOptionsValidation : IValidateOptions<SafetyOptions>
{
    public ValidateOptionsResult Validate(string? name, SafetyOptions options)
    {
        if (options.IncidentGap < TimeSpan.FromMinutes(1) || options.IncidentGap > TimeSpan.FromDays(30))
            return ValidateOptionsResult.Fail("Safety:IncidentGap must be 1 minute to 30 days.");
        if (options.ReplayPredictions is < 1_000 or > 10_000_000)
            return ValidateOptionsResult.Fail("Safety:ReplayPredictions must be 1000 to 10000000.");
        return ValidateOptionsResult.Success;
    }
}

using Analytics.Core.Privacy.Retention;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Ingestion;

internal sealed class IngestionOptionsValidation(IOptions<RetentionOptions> retention) : IValidateOptions<IngestionOptions>
{
    public ValidateOptionsResult Validate(string? name, IngestionOptions options)
    {
        if (options.MaximumAge < TimeSpan.FromDays(1) || options.MaximumAge > TimeSpan.FromDays(36_525))
            return ValidateOptionsResult.Fail("Ingestion:MaximumAge must be 1 to 36525 days.");
        if (options.MaximumAge > retention.Value.Records)
            return ValidateOptionsResult.Fail("Ingestion:MaximumAge must not be longer than Retention:Records: what is taken in would expire at once.");
        if (options.LateAfter < TimeSpan.FromSeconds(1) || options.LateAfter > TimeSpan.FromDays(365))
            return ValidateOptionsResult.Fail("Ingestion:LateAfter must be 1 second to 365 days.");
        return ValidateOptionsResult.Success;
    }
}

using Microsoft.Extensions.Options;

namespace Analytics.Core.Experiments;

/// <summary>Range checks of <see cref="ExperimentOptions"/>. A file that is missing is no fault: it may come.</summary>
internal sealed class ExperimentOptionsValidation : IValidateOptions<ExperimentOptions>
{
    public ValidateOptionsResult Validate(string? name, ExperimentOptions options) =>
        options.Beat < TimeSpan.FromSeconds(1) || options.Beat > TimeSpan.FromMinutes(10)
            ? ValidateOptionsResult.Fail("Experiments:Beat must be 1 second to 10 minutes.")
            : ValidateOptionsResult.Success;
}

using Microsoft.Extensions.Options;

namespace Analytics.Core.Experiments;

/// <summary>Range checks of <see cref="ExperimentOptions"/>. A file that is missing is no fault: it may come.</summary>
internal sealed class ExperimentOptionsValidation : IValidateOptions<ExperimentOptions>
{
    public ValidateOptionsResult Validate(string? name, ExperimentOptions options)
    {
        List<string> faults = [];
        if (options.Beat < TimeSpan.FromSeconds(1) || options.Beat > TimeSpan.FromMinutes(10)) faults.Add("Experiments:Beat must be 1 second to 10 minutes.");
        if (options.DiagnoseEvery != TimeSpan.Zero && (options.DiagnoseEvery < TimeSpan.FromSeconds(1) || options.DiagnoseEvery > TimeSpan.FromDays(31)))
            faults.Add("Experiments:DiagnoseEvery must be zero, or 1 second to 31 days.");
        if (options.LabelWindow < TimeSpan.Zero || options.LabelWindow > TimeSpan.FromDays(366)) faults.Add("Experiments:LabelWindow must be 0 to 366 days.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

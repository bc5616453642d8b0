using Microsoft.Extensions.Options;

namespace Analytics.Core.Monitors;

/// <summary>Range checks of <see cref="MonitorOptions"/>.</summary>
internal sealed class MonitorOptionsValidation : IValidateOptions<MonitorOptions>
{
    public ValidateOptionsResult Validate(string? name, MonitorOptions options)
    {
        var faults = new List<string>();
        if (options.File.Length > 0 && !File.Exists(options.File)) faults.Add($"Monitors:File: there is no file {options.File}.");
        if (options.Beat < TimeSpan.FromSeconds(1) || options.Beat > TimeSpan.FromHours(1)) faults.Add("Monitors:Beat must be 1 second to 1 hour.");
        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromHours(1)) faults.Add("Monitors:Timeout must be 1 second to 1 hour.");
        if (options.Backfill < TimeSpan.Zero || options.Backfill > TimeSpan.FromDays(366)) faults.Add("Monitors:Backfill must be 0 to 366 days.");
        if (options.Keep < TimeSpan.FromDays(1) || options.Keep > TimeSpan.FromDays(3_660)) faults.Add("Monitors:Keep must be 1 to 3,660 days.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

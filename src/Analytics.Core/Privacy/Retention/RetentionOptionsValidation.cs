using Microsoft.Extensions.Options;

namespace Analytics.Core.Privacy.Retention;

internal sealed class RetentionOptionsValidation : IValidateOptions<RetentionOptions>
{
    private const int MostDays = 36_525;

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var faults = new List<string>();
        Check(nameof(options.Texts), options.Texts);
        Check(nameof(options.Records), options.Records);
        Check(nameof(options.RollUps), options.RollUps);
        Check(nameof(options.Audit), options.Audit);
        if (options.Texts > options.Records) faults.Add("Retention:Texts must not be longer than Retention:Records: the text goes with its record.");
        if (options.Records > options.RollUps) faults.Add("Retention:Records must not be longer than Retention:RollUps: figures are read from both together.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(string key, TimeSpan kept)
        {
            if (kept.Ticks % TimeSpan.TicksPerDay != 0 || kept.Days is < 1 or > MostDays) faults.Add($"Retention:{key} must be 1 to {MostDays} whole days.");
        }
    }
}

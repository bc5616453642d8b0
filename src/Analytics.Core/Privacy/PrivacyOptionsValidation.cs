using Microsoft.Extensions.Options;
using PhoneNumbers;

namespace Analytics.Core.Privacy;

/// <summary>Range checks of <see cref="PrivacyOptions"/>. Messages name the key, never its value.</summary>
internal sealed class PrivacyOptionsValidation : IValidateOptions<PrivacyOptions>
{
    public ValidateOptionsResult Validate(string? name, PrivacyOptions options)
    {
        var faults = new List<string>();
        if (options.MasterKey is not null && MasterKeyText.Parse(options.MasterKey) is null)
            faults.Add($"Privacy:MasterKey {MasterKeyText.Range}.");
        if (options.MasterKey is not null && options.MasterKeyFile is not null)
            faults.Add("Privacy:MasterKey and Privacy:MasterKeyFile are both set: set one of them.");
        if (options.MasterKeyFile is not null && !File.Exists(options.MasterKeyFile))
            faults.Add("Privacy:MasterKeyFile must be the path of a file that exists.");
        if (options.UnlinkedPredictions is not (PrivacyOptions.Keep or PrivacyOptions.Drop))
            faults.Add("Privacy:UnlinkedPredictions must be keep or drop.");
        if (options.SmallestCell is < 1 or > 1_000)
            faults.Add("Privacy:SmallestCell must be 1 to 1,000.");
        if (!options.PhoneRegionList.All(PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains))
            faults.Add("Privacy:PhoneRegions must be ISO 3166-1 regions parted by commas, such as US,GB,DE.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

using Microsoft.Extensions.Options;

namespace Analytics.Core.Reports;

/// <summary>Checks the settings at start.</summary>
internal sealed class ReportOptionsValidation : IValidateOptions<ReportOptions>
{
    public ValidateOptionsResult Validate(string? name, ReportOptions options) => options switch
    {
        { Keep.TotalDays: < 1 or > 3_660 } => ValidateOptionsResult.Fail("Reports:Keep must be 1 day to 10 years."),
        { Timeout.TotalSeconds: < 5 or > 3_600 } => ValidateOptionsResult.Fail("Reports:Timeout must be 5 seconds to an hour."),
        { Folder.Length: > 0 } when !Directory.Exists(options.Folder) => ValidateOptionsResult.Fail("Reports:Folder must exist."),
        { Chromium.Length: > 0 } when !File.Exists(options.Chromium) => ValidateOptionsResult.Fail("Reports:Chromium must exist."),
        _ => ValidateOptionsResult.Success,
    };
}

using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts;

/// <summary>Range checks of <see cref="AlertOptions"/>.</summary>
internal sealed class AlertOptionsValidation : IValidateOptions<AlertOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        var faults = new List<string>();
        if (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            faults.Add("Alerts:PublicUrl must be an address of http or https.");
        if (string.IsNullOrWhiteSpace(options.SlackHosts)) faults.Add("Alerts:SlackHosts must be hosts parted by commas.");
        if (options.EvaluationTimeout < TimeSpan.FromSeconds(1) || options.EvaluationTimeout > TimeSpan.FromHours(1))
            faults.Add("Alerts:EvaluationTimeout must be 1 second to 1 hour.");
        if (options.EvaluationsAtOnce is < 1 or > 64) faults.Add("Alerts:EvaluationsAtOnce must be 1 to 64.");
        if (options.AttemptTimeout < TimeSpan.FromSeconds(1) || options.AttemptTimeout > TimeSpan.FromMinutes(5))
            faults.Add("Alerts:AttemptTimeout must be 1 second to 5 minutes.");
        if (options.RetryAfter < TimeSpan.FromMilliseconds(10) || options.RetryAfter > TimeSpan.FromHours(1))
            faults.Add("Alerts:RetryAfter must be 10 milliseconds to 1 hour.");
        if (options.MaximumAttempts is < 1 or > 100) faults.Add("Alerts:MaximumAttempts must be 1 to 100.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

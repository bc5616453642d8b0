using Microsoft.Extensions.Options;

namespace Analytics.Api.Http;

/// <summary>
/// Keeps request paths out of the log, whatever the configuration says: a path may hold a subject's id. The framework writes them below
/// Warning, and the hosting diagnostics also into every scope.
/// </summary>
internal sealed class QuietPaths : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Framework = "Microsoft.AspNetCore";
    private const string Cache = "ZiggyCreatures";
    private const string Diagnostics = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        foreach (var rule in options.Rules.Where(IsOfFramework).ToList())
            options.Rules.Remove(rule);

        // A rule of one provider beats a rule of all, so each provider that has rules gets these. The cache of pages names its entries by their addresses.
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            options.Rules.Add(new LoggerFilterRule(provider, Framework, LogLevel.Warning, null));
            options.Rules.Add(new LoggerFilterRule(provider, Diagnostics, LogLevel.None, null));
            options.Rules.Add(new LoggerFilterRule(provider, Cache, LogLevel.None, null));
        }
    }

    private static bool IsOfFramework(LoggerFilterRule rule) =>
        rule.CategoryName?.StartsWith(Framework, StringComparison.OrdinalIgnoreCase) == true;
}

using Analytics.Api.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Analytics.Api.Tests.Http;

public sealed class QuietPathsTests
{
    [Fact]
    public void No_configured_rule_lets_the_framework_write_paths()
    {
        var options = new LoggerFilterOptions();
        options.Rules.Add(new LoggerFilterRule(null, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Information, null));
        options.Rules.Add(new LoggerFilterRule("Console", "Microsoft.AspNetCore", LogLevel.Trace, null));
        options.Rules.Add(new LoggerFilterRule("Console", null, LogLevel.Trace, null));

        new QuietPaths().PostConfigure(null, options);

        var rules = options.Rules.Where(rule => rule.CategoryName is not null).ToList();
        Assert.All(rules, rule => Assert.True(rule.LogLevel >= LogLevel.Warning));
        Assert.Equal(3, rules.Count(rule => rule.ProviderName == "Console"));
        Assert.Equal(3, rules.Count(rule => rule.ProviderName is null));
    }
}

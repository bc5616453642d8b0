using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using Analytics.Core.Tests.Measures;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class AlertRuleTests
{
    private static readonly AlertSource Source = MeasureAlerts.Source(Measures.Some.Engine(new CannedQueries()));

    public static TheoryData<string, AlertRule> FaultyRules => new()
    {
        { "/uid", Valid with { Uid = "a b" } },
        { "/title", Valid with { Title = "" } },
        { "/every", Valid with { Every = TimeSpan.FromSeconds(1) } },
        { "/offset", Valid with { Offset = TimeSpan.FromDays(31) } },
        { "/for", Valid with { For = TimeSpan.FromDays(31) } },
        { "/keepFiringFor", Valid with { KeepFiringFor = TimeSpan.FromDays(31) } },
        { "/minSamples", Valid with { MinSamples = -1 } },
        { "/severity", Valid with { Severity = (AlertSeverity)9 } },
        { "/noData", Valid with { NoData = (NoDataPolicy)9 } },
        { "/labels/rule", Valid with { Labels = new Dictionary<string, string> { ["rule"] = "x" } } },
        { "/labels", Valid with { Labels = new Dictionary<string, string> { ["a b"] = "x" } } },
        { "/runbook", Valid with { Runbook = "javascript:alert(1)" } },
        { "/mutedBy", Valid with { MutedBy = ["unsafe"] } },
        { "/notify/channels/0", Valid with { Notify = new AlertRouting { Channels = ["none"] } } },
        { "/notify/groupWait", Valid with { Notify = new AlertRouting { GroupWait = TimeSpan.FromHours(2) } } },
        { "/notify/repeatInterval", Valid with { Notify = new AlertRouting { RepeatInterval = TimeSpan.Zero } } },
        { "/notify/maximumPerHour", Valid with { Notify = new AlertRouting { MaximumPerHour = 0 } } },
        { "/notify/escalation/1/after", Valid with { Notify = new AlertRouting { Escalation = [Step(5), Step(5)] } } },
        { "/notify/quietHours/0/zone", Valid with { Notify = new AlertRouting { QuietHours = [Quiet with { Zone = "Mars/Olympus" }] } } },
        { "/notify/quietHours/0/from", Valid with { Notify = new AlertRouting { QuietHours = [Quiet with { From = "25:00" }] } } },
        { "/notify/quietHours/0/days", Valid with { Notify = new AlertRouting { QuietHours = [Quiet with { Days = ["someday"] }] } } },
        { "/query", Valid with { Query = null } },
        { "/query/measure", Valid with { Query = Valid.Query! with { Measure = "unknown" } } },
        { "/query/window", Valid with { Query = Valid.Query! with { Window = TimeSpan.Zero } } },
        { "/query/breakdown/0", Valid with { Query = Valid.Query! with { Breakdown = ["unknown"] } } },
        { "/fire", Valid with { Fire = null } },
        { "/fire/op", Valid with { Fire = Valid.Fire! with { Op = "=" } } },
        { "/fire/value", Valid with { Fire = Valid.Fire! with { Value = double.NaN } } },
        { "/fire/of", Valid with { Fire = Valid.Fire! with { Of = "median" } } },
        { "/recover", Valid with { Recover = new AlertThreshold { Op = ">", Value = 0.01 } } },
        { "/recover", Valid with { Recover = new AlertThreshold { Op = "<", Value = 0.06 } } },
        { "/recover", Valid with { Fire = new AlertThreshold { Op = ">=", Value = 0.05 }, Recover = new AlertThreshold { Op = "<=", Value = 0.05 } } },
    };

    [Theory]
    [MemberData(nameof(FaultyRules), DisableDiscoveryEnumeration = true)]
    public async Task A_faulty_rule_is_not_stored(string pointer, AlertRule rule)
    {
        var rules = new AlertRules(new ForgetfulDocuments(), [Source], new(new ForgetfulDocuments(), null!, []));

        var outcome = await rules.PutAsync(rule, null, TestContext.Current.CancellationToken);

        Assert.Contains(pointer, outcome.Faults.Keys);
        Assert.Empty(rules.List());
    }

    [Fact]
    public async Task A_rule_is_replaced_only_where_it_is_the_revision_that_was_read()
    {
        var rules = new AlertRules(new ForgetfulDocuments(), [Source], new(new ForgetfulDocuments(), null!, []));
        Assert.Empty((await rules.PutAsync(Valid, null, TestContext.Current.CancellationToken)).Faults);

        Assert.False((await rules.PutAsync(Valid, 1, TestContext.Current.CancellationToken)).IsStale);
        Assert.True((await rules.PutAsync(Valid, 1, TestContext.Current.CancellationToken)).IsStale);
        Assert.Equal(2, rules.Find("unsafe")!.Revision);
    }

    [Theory]
    [InlineData(0.06, 1_000, AlertSignal.Breach)]
    [InlineData(0.05, 1_000, AlertSignal.Between)]
    [InlineData(0.03, 1_000, AlertSignal.Between)]
    [InlineData(0.029, 1_000, AlertSignal.Clear)]
    [InlineData(0.5, 2, AlertSignal.NoData)]
    public void A_figure_is_judged_by_both_thresholds_and_its_sample(double value, long n, AlertSignal signal) =>
        Assert.Equal(signal, MeasureAlerts.Judge(Valid, new() { Value = value, N = n }));

    [Fact]
    public void By_the_lower_end_of_the_interval_chance_is_no_breach()
    {
        var rule = Valid with { Fire = Valid.Fire! with { Of = "lower" } };

        Assert.Equal(AlertSignal.Between, MeasureAlerts.Judge(rule, new() { Value = 0.06, Lower = 0.04, Upper = 0.09, N = 200 }));
        Assert.Equal(AlertSignal.Breach, MeasureAlerts.Judge(rule, new() { Value = 0.06, Lower = 0.051, Upper = 0.07, N = 9_000 }));
        Assert.Equal(AlertSignal.NoData, MeasureAlerts.Judge(rule, new() { Value = 0.06, N = 200 }));
    }

    private static AlertRule Valid => SomeAlerts.Rule();

    private static QuietHours Quiet { get; } = new() { From = "22:00", To = "07:00", Zone = "Europe/Berlin" };

    private static AlertEscalation Step(int minutes) => new() { After = TimeSpan.FromMinutes(minutes), Channels = [] };
}

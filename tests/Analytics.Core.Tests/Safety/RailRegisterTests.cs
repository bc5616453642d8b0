using Analytics.Contracts.Safety;
using Analytics.Core.Tests.Ingestion;
using Xunit;

namespace Analytics.Core.Tests.Safety;

public sealed class RailRegisterTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Fact]
    public async Task Every_save_is_a_version_and_one_is_active()
    {
        await intake.RegisterAsync(Some.Planner);
        var first = await SaveAsync(Some.Rule("output.value > 7"));
        var second = await SaveAsync(Some.Rule("output.value > 6"));
        var third = await SaveAsync(activate: false, Some.Rule("output.value > 5"));

        var versions = intake.Rails.Versions("plan")!;

        Assert.Equal((1, 2, 3), (first.Version, second.Version, third.Version));
        Assert.Equal([(3, false), (2, true), (1, false)], versions.Versions.Select(version => (version.Version, version.Active)));
        Assert.Equal("output.value > 6", intake.Rails.Find("plan")!.Rules[0].When);
        Assert.Equal("output.value > 7", intake.Rails.Find("plan", 1)!.Rules[0].When);
        Assert.Equal("lee", second.CreatedBy);
    }

    [Fact]
    public async Task The_same_rules_again_are_the_version_that_they_were()
    {
        await intake.RegisterAsync(Some.Planner);
        await SaveAsync(Some.Rule("output.value > 7"));

        var again = await SaveAsync(Some.Rule("output.value > 7"));

        Assert.Equal(1, again.Version);
        Assert.Single(intake.Rails.Versions("plan")!.Activations);
    }

    [Fact]
    public async Task An_older_version_can_be_activated_and_all_be_switched_off_and_the_trail_says_who()
    {
        await intake.RegisterAsync(Some.Planner);
        await SaveAsync(Some.Rule("output.value > 7"));
        await SaveAsync(Some.Rule("output.value > 6"));

        Assert.True(await intake.Rails.ActivateAsync("plan", 1, "kim", Cancellation));
        Assert.True(await intake.Rails.ActivateAsync("plan", null, "kim", Cancellation));
        Assert.False(await intake.Rails.ActivateAsync("plan", 3, "kim", Cancellation));
        Assert.False(await intake.Rails.ActivateAsync("nobody", 1, "kim", Cancellation));

        var versions = intake.Rails.Versions("plan")!;
        Assert.Null(versions.Active);
        Assert.Null(intake.Rails.Find("plan"));
        Assert.Equal([(null, "kim"), (1, "kim"), (2, "lee"), (1, "lee")], versions.Activations.Select(step => (step.Version, step.By)));
    }

    [Fact]
    public async Task Rules_outlast_a_restart_and_changes_of_the_model()
    {
        await intake.RegisterAsync(Some.Planner);
        await SaveAsync(Some.Rule("features.load > 7 and output.value > 7"));
        await intake.RegisterAsync(Some.Planner with { Features = [] });

        using var reopened = await intake.ReopenRailsAsync();

        Assert.Equal(1, reopened.Versions("plan")!.Active);
        Assert.NotNull(reopened.ActiveOf("plan"));
    }

    [Fact]
    public async Task Faults_name_the_rule_by_pointer_and_the_place_by_column()
    {
        await intake.RegisterAsync(Some.Planner);
        var draft = Some.Draft(
            Some.Rule("output.value > 7"), Some.Rule("features.lode > 1"), Some.Rule("true", id: "rails"), Some.Rule("true", id: "a b") with { Category = "", Message = "" }, null!);

        var (set, faults) = await intake.Rails.SaveAsync("plan", draft, true, "lee", Cancellation);

        Assert.Null(set);
        Assert.Equal(
            ["/rules/1/id", "/rules/1/when", "/rules/2/id", "/rules/3/category", "/rules/3/id", "/rules/3/message", "/rules/4"],
            faults!.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("Column 1: features.lode", faults["/rules/1/when"], StringComparison.Ordinal);
        Assert.Null(intake.Rails.Versions("plan"));
    }

    [Fact]
    public async Task Rules_need_a_model()
    {
        var (set, faults) = await intake.Rails.SaveAsync("plan", Some.Draft(Some.Rule("true")), true, "lee", Cancellation);

        Assert.Null(set);
        Assert.Null(faults);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<RailSet> SaveAsync(params RailRule[] rules) => SaveAsync(activate: true, rules);

    private async Task<RailSet> SaveAsync(bool activate, params RailRule[] rules)
    {
        var (set, faults) = await intake.Rails.SaveAsync("plan", Some.Draft(rules), activate, "lee", Cancellation);
        Assert.Empty(faults!);
        return set!;
    }
}

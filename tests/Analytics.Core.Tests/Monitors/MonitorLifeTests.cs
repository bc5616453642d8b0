using Analytics.Contracts.Monitoring;
using Analytics.Core.Monitors;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Monitors;

public sealed class MonitorLifeTests : IDisposable
{
    private readonly MonitorWorld world = new();
    private readonly List<MonitorQuestion> asked = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public MonitorLifeTests() => world.Finds = (question, _) =>
    {
        asked.Add(question);
        return Task.FromResult<IReadOnlyList<Finding>>([MonitorWorld.Found(question)]);
    };

    private DateTimeOffset Noon { get; } = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_running_window_is_looked_at_when_a_third_more_rows_have_come_and_twelve_times_at_most()
    {
        await world.StartAsync(MonitorWorld.Monitor());
        List<int> looks = [];
        foreach (var rows in new[] { 90, 20, 10, 30, 50, 100, 400 })
        {
            world.Arrived.Add(Noon, rows);
            await world.TurnAsync();
            looks.Add(Running());
        }

        // 90 are too few; 110 the first look; 120 no third more; 150, 200, 300 and 700 are.
        Assert.Equal([0, 1, 1, 2, 3, 4, 5], looks);

        foreach (var size in Enumerable.Range(1, 10))
        {
            world.Arrived.Add(Noon, 1_000 << size);
            await world.TurnAsync();
        }

        Assert.Equal(12, Running());

        world.Clock.Advance(TimeSpan.FromHours(1));
        var results = await world.TurnAsync();
        Assert.Equal(13, results.Single(result => result.Window.From == Noon && result.Complete).Looks);

        int Running() => asked.Count(question => question.Scope.Window.From == Noon);
    }

    [Fact]
    public async Task A_window_is_judged_once_and_anew_when_late_data_fall_into_it()
    {
        world.Arrived.Add(Noon.AddHours(-1), 1_000);
        await world.StartAsync(MonitorWorld.Monitor());
        await world.TurnAsync();
        await world.TurnAsync();
        Assert.Equal(1, Asked());

        world.Arrived.Add(Noon.AddHours(-1), 10);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await world.TurnAsync();
        Assert.Equal(1, Asked());

        world.Arrived.Add(Noon.AddHours(-1), 50);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await world.TurnAsync();
        Assert.Equal(2, Asked());

        int Asked() => asked.Count(question => question.Scope.Window.From == Noon.AddHours(-1));
    }

    [Fact]
    public async Task A_restart_goes_on_where_the_service_stopped()
    {
        world.Arrived.Add(Noon.AddHours(-1), 1_000);
        await world.StartAsync(MonitorWorld.Monitor());
        var before = await world.TurnAsync();
        asked.Clear();

        await world.RestartAsync();
        var after = await world.TurnAsync();

        Assert.Empty(asked);
        Assert.Equal(before.Select(result => (result.Window, result.Status, result.Looks, result.Level)), after.Select(result => (result.Window, result.Status, result.Looks, result.Level)));
        Assert.Contains(after, result => result.Status == "ok");
    }

    [Fact]
    public async Task A_check_that_throws_is_a_result_and_stops_no_other()
    {
        world.Arrived.Add(Noon.AddHours(-1), 1_000);
        world.Finds = (question, _) => question.Definition.Uid == "bad"
            ? throw new InvalidOperationException("no")
            : Task.FromResult<IReadOnlyList<Finding>>([MonitorWorld.Found(question)]);
        await world.StartAsync(MonitorWorld.Monitor(), MonitorWorld.Monitor("bad"));

        var results = await world.TurnAsync("bad");

        Assert.Contains(results, result => result.Status == MonitorStatus.Error && result.Because.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.Equal("ok", world.History.Latest(world.Register.Find("ages")!)!.Status);
    }

    [Fact]
    public async Task A_window_whose_check_failed_is_looked_at_again()
    {
        world.Arrived.Add(Noon.AddHours(-1), 1_000);
        var finds = world.Finds;
        world.Finds = (_, _) => throw new InvalidOperationException("no");
        await world.StartAsync(MonitorWorld.Monitor());
        await world.TurnAsync();
        Assert.Equal(MonitorStatus.Error, world.History.Latest(world.Register.Find("ages")!)!.Status);

        world.Finds = finds;
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await world.TurnAsync();

        Assert.Equal("ok", world.History.Latest(world.Register.Find("ages")!)!.Status);
    }

    [Fact]
    public async Task A_deviation_is_measured_by_all_columns_of_earlier_windows()
    {
        world.Options.Backfill = TimeSpan.FromDays(1);
        for (var hour = 1; hour <= 8; hour++) world.Arrived.Add(Noon.AddHours(-hour), 1_000);
        world.Finds = (question, _) => Task.FromResult<IReadOnlyList<Finding>>(
        [
            .. Enumerable.Range(0, 30).Select(column => MonitorWorld.Found(question) with
            {
                Subject = $"features.f{column}",
                Score = question.Scope.Window.To == Noon && column == 29 ? 9 : 0.1 + (question.Scope.Window.From.Hour % 3 * 0.01),
            }),
        ]);
        await world.StartAsync(MonitorWorld.Monitor() with { Reference = "previous", Rule = new MonitorRule { Kind = "deviation" } });

        // The newest windows come first; with the next turn the older ones are there to compare with.
        await world.TurnAsync();
        world.Arrived.Add(Noon.AddHours(-1), 500);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        var results = await world.TurnAsync();

        var last = results.Single(result => result.Window.To == Noon);
        Assert.Equal(("alert", "features.f29"), (last.Status, last.Findings[0].Subject));
    }

    [Fact]
    public async Task A_check_that_takes_too_long_is_a_result_and_stops_no_other()
    {
        world.Arrived.Add(Noon.AddHours(-1), 1_000);
        var (never, begun) = (new TaskCompletionSource<IReadOnlyList<Finding>>(), new TaskCompletionSource());
        world.Finds = (question, _) =>
        {
            if (question.Definition.Uid != "slow") return Task.FromResult<IReadOnlyList<Finding>>([MonitorWorld.Found(question)]);
            begun.TrySetResult();
            return never.Task;
        };
        await world.StartAsync(MonitorWorld.Monitor("slow"), MonitorWorld.Monitor("zeal"));

        var turn = world.Cycle.TurnAsync(Cancellation);
        await begun.Task;
        while (!turn.IsCompleted)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(3));
            await Task.WhenAny(turn, Task.Delay(20, Cancellation));
        }

        await turn;
        await world.Cycle.TurnAsync(Cancellation);
        Assert.Equal(MonitorStatus.Error, world.History.Latest(world.Register.Find("slow")!)!.Status);
        Assert.Equal("ok", world.History.Latest(world.Register.Find("zeal")!)!.Status);
    }

    [Fact]
    public async Task Windows_by_count_end_with_the_hour_that_has_enough_rows()
    {
        foreach (var hour in Enumerable.Range(1, 6)) world.Arrived.Add(Noon.AddHours(-hour), 60);
        await world.StartAsync(MonitorWorld.Monitor() with { Window = new MonitorWindow { Kind = "count", Rows = 150 } });

        var results = await world.TurnAsync();

        // Hours 6 to 11: the fourth to the second last hour before noon hold 180, as do the last three.
        Assert.Equal([Noon, Noon.AddHours(-3)], results.Where(result => result.Complete).Select(result => result.Window.To));
        Assert.All(results.Where(result => result.Complete), result => Assert.Equal(180, result.Rows));
    }

    [Fact]
    public async Task A_monitor_that_asks_something_else_begins_anew()
    {
        world.Arrived.Add(Noon.AddHours(-1), 1_000);
        await world.StartAsync(MonitorWorld.Monitor());
        await world.TurnAsync();

        await world.Register.PutAsync(MonitorWorld.Monitor() with { Columns = ["features.age"] }, null, Cancellation);
        Assert.Null(world.History.Latest(world.Register.Find("ages")!));
        await world.Register.PutAsync(MonitorWorld.Monitor() with { Title = "Ages" }, null, Cancellation);
        Assert.NotNull(world.History.Latest(world.Register.Find("ages")!));
    }

    [Fact]
    public async Task A_window_without_rows_is_looked_at_by_checks_that_miss_them_only()
    {
        var midnight = new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);
        world.Options.Backfill = TimeSpan.FromDays(3);
        world.Arrived.Add(midnight.AddHours(-30), 1_000);
        await world.StartAsync(MonitorWorld.Monitor() with { Window = new MonitorWindow { Kind = "fixed", Length = TimeSpan.FromDays(1) } });
        Assert.Equal([midnight.AddDays(-1)], (await world.TurnAsync()).Select(result => result.Window.To));

        world.NeedsRows = false;
        await world.RestartAsync();
        Assert.Equal([midnight, midnight.AddDays(-1)], (await world.TurnAsync()).Select(result => result.Window.To));
    }

    [Fact]
    public async Task What_late_labels_show_of_an_older_window_stands_until_they_show_something_else_of_a_newer_one()
    {
        var (older, newer) = (Noon.AddHours(-2), Noon.AddHours(-1));
        var shown = new Dictionary<DateTimeOffset, FindingStatus>();
        world.Arrived.Add(older, 1_000);
        world.Arrived.Add(newer, 1_000);
        world.Finds = (question, _) => Task.FromResult<IReadOnlyList<Finding>>(
        [
            MonitorWorld.Found(question) with { Check = "estimate", Subject = "auc" },
            MonitorWorld.Found(question, shown.GetValueOrDefault(question.Scope.Window.From, FindingStatus.NotEnoughData)) with { Subject = "auc" },
        ]);
        await world.StartAsync(MonitorWorld.Monitor() with { Check = "performance" });
        await world.TurnAsync();
        Assert.Equal((newer, "ok"), Standing());

        await LabelsAsync(older, FindingStatus.Alert);
        Assert.Equal((older, "alert"), Standing());
        await world.RestartAsync();
        Assert.Equal((older, "alert"), Standing());

        await LabelsAsync(newer, FindingStatus.Ok);
        Assert.Equal((newer, "ok"), Standing());

        (DateTimeOffset From, string Status) Standing() => Assert.Single(world.Cycle.Board(null)).Latest is { } latest ? (latest.Window.From, latest.Status) : default;

        async Task LabelsAsync(DateTimeOffset of, FindingStatus status)
        {
            shown[of] = status;
            world.Arrived.Add(of, 500);
            world.Clock.Advance(TimeSpan.FromMinutes(11));
            await world.TurnAsync();
        }
    }

    /// <summary>One prediction in a hundred is labelled, and late.</summary>
    [Fact]
    public async Task Few_labels_among_many_predictions_make_a_window_stale()
    {
        world.Arrived.Add(Noon.AddHours(-1), 100_000);
        await world.StartAsync(MonitorWorld.Monitor() with { Check = "performance" });
        await world.TurnAsync();

        world.Arrived.Add(Noon.AddHours(-1), 1_000, EventSource.Labels);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        var judged = await world.TurnAsync();
        world.Arrived.Add(Noon.AddHours(-1), 10, EventSource.Labels);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await world.TurnAsync();

        Assert.Equal(1_000, judged[0].Labels);
        Assert.Equal(2, asked.Count);
    }

    /// <summary>The next look has less to spend; what was found is found.</summary>
    [Fact]
    public async Task An_alarm_is_judged_anew_at_the_level_at_which_it_was_raised()
    {
        world.Finds = (question, _) =>
        {
            asked.Add(question);
            return Task.FromResult<IReadOnlyList<Finding>>([MonitorWorld.Found(question, asked.Count is 2 or 3 ? FindingStatus.Alert : FindingStatus.Ok)]);
        };
        await world.StartAsync(MonitorWorld.Monitor());
        foreach (var rows in new[] { 1_000, 400, 600, 900, 1_500 })
        {
            world.Arrived.Add(Noon, rows);
            world.Clock.Advance(TimeSpan.FromSeconds(30));
            await world.TurnAsync();
        }

        double[] levels = [.. asked.Where(question => question.Scope.Window.From == Noon).Select(question => question.Level)];
        Assert.Equal(5, levels.Length);
        Assert.Equal(levels[0] / 4, levels[1], 1e-12);
        Assert.Equal((levels[1], levels[1]), (levels[2], levels[3]));
        Assert.Equal(levels[0] / 25, levels[4], 1e-12);
    }

    /// <summary>Two that fail again and again come after those that have not been looked at.</summary>
    [Fact]
    public async Task What_failed_waits_for_what_has_not_been_looked_at()
    {
        world.Arrived.Add(Noon.AddHours(-1), 1_000);
        world.Finds = (question, _) => question.Definition.Uid == "bad" ? throw new InvalidOperationException("The column is gone.") : Task.FromResult<IReadOnlyList<Finding>>([MonitorWorld.Found(question)]);
        await world.StartAsync(MonitorWorld.Monitor("bad"));
        await world.TurnAsync("bad");
        world.Finds = (question, _) =>
        {
            asked.Add(question);
            return Task.FromResult<IReadOnlyList<Finding>>([MonitorWorld.Found(question)]);
        };
        Assert.Empty((await world.Register.PutAsync(MonitorWorld.Monitor("good"), null, Cancellation)).Faults);
        world.Clock.Advance(TimeSpan.FromMinutes(11));

        await world.TurnAsync("good");

        Assert.Equal(["good", "bad"], asked.Select(question => question.Definition.Uid));
    }

    /// <summary>Labels come after two to three weeks. What ended longer ago than is looked back is judged by them, once, and kept as long as they may come.</summary>
    [Fact]
    public async Task Windows_that_nobody_saw_are_judged_by_labels_as_long_as_labels_take()
    {
        var midnight = new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);
        world.Options.Keep = TimeSpan.FromDays(5);
        world.Arrived.Labels = (midnight.AddDays(-60), [.. Enumerable.Range(0, 18).Select(at => at == 12 ? 1_000L : 0)]);
        foreach (var days in (int[])[9, 10, 30]) world.Arrived.Add(midnight.AddDays(-days).AddHours(8), 1_000);
        foreach (var days in (int[])[10, 30]) world.Arrived.Add(midnight.AddDays(-days).AddHours(8), 500, EventSource.Labels);
        var day = new MonitorWindow { Kind = "fixed", Length = TimeSpan.FromDays(1) };
        await world.StartAsync(MonitorWorld.Monitor() with { Window = day }, MonitorWorld.Monitor("labelled") with { Window = day, Check = "performance" });

        await world.TurnAsync();
        world.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal([midnight.AddDays(-9)], (await world.TurnAsync("labelled")).Select(result => result.Window.To));
        Assert.Equal("labelled", Assert.Single(asked).Definition.Uid);
    }

    [Fact]
    public async Task A_window_in_which_nothing_was_judged_says_why()
    {
        world.Arrived.Add(Noon.AddHours(-1), 500);
        world.Finds = (question, _) => Task.FromResult<IReadOnlyList<Finding>>(question.Definition.Columns.Count > 0
            ? []
            : [MonitorWorld.Found(question, FindingStatus.Skipped) with { Because = "No value in the reference." }, MonitorWorld.Found(question, FindingStatus.Skipped)]);
        await world.StartAsync(MonitorWorld.Monitor(), MonitorWorld.Monitor("named") with { Columns = ["features.height"] });

        var all = await world.TurnAsync();
        var named = await world.TurnAsync("named");

        Assert.Equal("All of 2 were skipped: No value in the reference.", all[0].Because);
        Assert.Equal("There is nothing to judge: the model has none of features.height in this window.", named[0].Because);
    }

    [Fact]
    public async Task A_paused_monitor_does_not_look()
    {
        world.Arrived.Add(Noon.AddHours(-1), 1_000);
        await world.StartAsync(MonitorWorld.Monitor() with { Paused = true });

        Assert.Empty(await world.TurnAsync());
    }
}

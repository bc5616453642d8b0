using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class AlertStateMachineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// A minute an evaluation: b breach, - between, c clear, n no data, e error, A acknowledged, P paused, R resolved by hand. States and what is told follow, a letter a
    /// minute: o ok, p pending, f firing, r recovering, a acknowledged, n no data, e error, x paused; F fired, R resolved, A acknowledged, . nothing.
    /// </summary>
    [Theory]
    [InlineData("for 0", 0, 0, NoDataPolicy.Keep, "cbbc", "offo", ".F.R")]
    [InlineData("for is waited out", 2, 0, NoDataPolicy.Keep, "bbbbc", "ppffo", "..F.R")]
    [InlineData("a breach that ends in time is not told", 2, 0, NoDataPolicy.Keep, "bbcbb", "ppopp", ".....")]
    [InlineData("recovery is waited out", 0, 2, NoDataPolicy.Keep, "bcccc", "frroo", "F..R.")]
    [InlineData("a relapse is the same episode", 0, 2, NoDataPolicy.Keep, "bcbccc", "frfrro", "F....R")]
    [InlineData("in between a firing alert fires on", 0, 0, NoDataPolicy.Keep, "b--c", "fffo", "F..R")]
    [InlineData("in between a recovering alert fires again", 0, 2, NoDataPolicy.Keep, "bc-ccc", "frfrro", "F....R")]
    [InlineData("in between a quiet alert stays quiet", 0, 0, NoDataPolicy.Keep, "-c-", "ooo", "...")]
    [InlineData("in between nothing is pending", 2, 0, NoDataPolicy.Keep, "b-bb", "popp", "....")]
    [InlineData("no data keep a firing alert", 0, 0, NoDataPolicy.Keep, "bnnc", "fffo", "F..R")]
    [InlineData("no data keep a quiet alert", 0, 0, NoDataPolicy.Keep, "cnnb", "ooof", "...F")]
    [InlineData("no data count as ok", 0, 1, NoDataPolicy.Ok, "bnnn", "froo", "F.R.")]
    [InlineData("no data are an alert", 1, 0, NoDataPolicy.Alert, "cnnc", "opno", "..FR")]
    [InlineData("no data hide no breach", 0, 0, NoDataPolicy.Alert, "bnnc", "fffo", "F..R")]
    [InlineData("no data that turn out a breach are two alerts", 0, 0, NoDataPolicy.Alert, "nbc", "nfo", "F*R")]
    [InlineData("no data, then figures in between", 0, 0, NoDataPolicy.Alert, "n-", "no", "FR")]
    [InlineData("an error that lasts is an alert", 1, 0, NoDataPolicy.Keep, "ceec", "opeo", "..FR")]
    [InlineData("acknowledged until resolved", 0, 1, NoDataPolicy.Keep, "bAbcbcc", "faarar" + "o", "FA....R")]
    [InlineData("acknowledged once", 0, 0, NoDataPolicy.Keep, "bAAc", "faao", "FA.R")]
    [InlineData("what does not fire can't be acknowledged", 2, 0, NoDataPolicy.Keep, "cAbA", "oopp", "....")]
    [InlineData("a new episode is not acknowledged", 0, 0, NoDataPolicy.Keep, "bAcb", "faof", "FARF")]
    [InlineData("pausing resolves", 0, 0, NoDataPolicy.Keep, "bPPc", "fxxo", "FR..")]
    [InlineData("after a pause it begins anew", 1, 0, NoDataPolicy.Keep, "bPbb", "pxpf", "...F")]
    [InlineData("resolved by hand it stays so while it goes on", 0, 0, NoDataPolicy.Keep, "bRbb-bnb", "foooooo" + "o", "FR......")]
    [InlineData("resolved by hand it fires again after it was clear", 0, 0, NoDataPolicy.Keep, "bRbcb", "fooof", "FR..F")]
    [InlineData("resolved by hand while recovering, what comes back is new", 0, 5, NoDataPolicy.Keep, "bcRb", "frof", "F.RF")]
    [InlineData("resolved by hand after it was acknowledged", 0, 0, NoDataPolicy.Keep, "bARbcb", "faooof", "FAR..F")]
    [InlineData("what does not fire can't be resolved", 2, 0, NoDataPolicy.Keep, "bRcR", "ppoo", "....")]
    [InlineData("without data, resolved by hand: a breach is something else", 0, 0, NoDataPolicy.Alert, "nRnb", "noof", "FR.F")]
    [InlineData("no data say nothing of what was resolved by hand", 0, 0, NoDataPolicy.Alert, "bRnb", "fooo", "FR..")]
    [InlineData("pausing forgets what was resolved by hand", 0, 0, NoDataPolicy.Keep, "bRPb", "foxf", "FR.F")]
    public void An_alert_lives_as_its_rule_says(string what, int forMinutes, int keepMinutes, NoDataPolicy noData, string seen, string states, string told)
    {
        var timings = new AlertTimings(TimeSpan.FromMinutes(forMinutes), TimeSpan.FromMinutes(keepMinutes), noData);
        var memory = AlertMemory.New(Start);
        var (actualStates, actualTold) = ("", "");
        for (var minute = 0; minute < seen.Length; minute++)
        {
            var step = Step(memory, seen[minute], timings, Start.AddMinutes(minute));
            memory = step.Next;
            actualStates += Letter(memory.State);
            actualTold += step.Changes switch { [] => '.', [var change] => change.ToString()[0], _ => '*' };
        }

        Assert.Equal((what, states, told), (what, actualStates, actualTold));
    }

    [Fact]
    public void Since_is_when_the_state_began_and_breached_when_the_trouble_did()
    {
        var timings = new AlertTimings(TimeSpan.FromMinutes(2), TimeSpan.Zero, NoDataPolicy.Keep);
        var memory = AlertMemory.New(Start);
        for (var minute = 0; minute < 5; minute++)
            memory = AlertStateMachine.Observe(memory, AlertSignal.Breach, timings, Start.AddMinutes(minute)).Next;

        Assert.Equal((Start, Start.AddMinutes(2), 1), (memory.BreachedAt, memory.Since, memory.Episode));
    }

    [Fact]
    public void What_was_resolved_by_hand_and_goes_on_for_a_day_is_told_again_since_when_it_began()
    {
        var timings = new AlertTimings(TimeSpan.FromMinutes(2), TimeSpan.Zero, NoDataPolicy.Keep);
        var memory = AlertStateMachine.Observe(AlertMemory.New(Start), AlertSignal.Breach, timings, Start).Next;
        memory = AlertStateMachine.Observe(memory, AlertSignal.Breach, timings, Start.AddMinutes(2)).Next;
        memory = AlertStateMachine.Resolve(memory, new Resolution("Ada", Start.AddMinutes(5), "Rolled back"), Start.AddMinutes(5)).Next;

        var before = AlertStateMachine.Observe(memory, AlertSignal.Breach, timings, Start.AddMinutes(4).AddDays(1));
        var after = AlertStateMachine.Observe(before.Next, AlertSignal.Breach, timings, Start.AddMinutes(5).AddDays(1));

        Assert.Empty(before.Changes);
        Assert.Equal("Ada", before.Next.Resolution!.By);
        Assert.Equal([AlertChange.Fired], after.Changes);
        Assert.Equal((AlertState.Firing, Start, 2, null), (after.Next.State, after.Next.BreachedAt!.Value, after.Next.Episode, after.Next.Resolution));
    }

    [Fact]
    public void A_clock_that_is_set_back_raises_nothing()
    {
        var timings = new AlertTimings(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), NoDataPolicy.Keep);
        var pending = AlertStateMachine.Observe(AlertMemory.New(Start), AlertSignal.Breach, timings, Start).Next;

        var step = AlertStateMachine.Observe(pending, AlertSignal.Breach, timings, Start.AddHours(-1));

        Assert.Equal(AlertState.Pending, step.Next.State);
        Assert.Empty(step.Changes);
    }

    internal static AlertStep Step(AlertMemory memory, char seen, AlertTimings timings, DateTimeOffset now) => seen switch
    {
        'A' => AlertStateMachine.Acknowledge(memory, new Acknowledgement("Ada", now, null), now),
        'R' => AlertStateMachine.Resolve(memory, new Resolution("Ada", now, null), now),
        'P' => AlertStateMachine.Pause(memory, now),
        _ => AlertStateMachine.Observe(memory, Signal(seen), timings, now),
    };

    private static AlertSignal Signal(char seen) => seen switch
    {
        'b' => AlertSignal.Breach,
        '-' => AlertSignal.Between,
        'c' => AlertSignal.Clear,
        'n' => AlertSignal.NoData,
        _ => AlertSignal.Error,
    };

    private static char Letter(AlertState state) => state == AlertState.Paused ? 'x' : char.ToLowerInvariant(state.ToString()[0]);
}

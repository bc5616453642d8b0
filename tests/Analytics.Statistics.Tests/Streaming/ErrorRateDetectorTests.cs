using Analytics.Statistics.Streaming;

namespace Analytics.Statistics.Tests.Streaming;

/// <summary>Detectors of error bits; their reference values are in the reference cases.</summary>
public sealed class ErrorRateDetectorTests
{
    [Fact]
    public void Ddm_by_hand()
    {
        var ddm = new Ddm(warmUp: 3);

        var levels = new[] { 1.0, 0, 0, 0, 1, 1, 1 }.Select(ddm.Update).ToArray();

        // p + s is least at 4 rows, 0.25 + 0.2165. The limits are 0.683 and 0.900; later rows have 0.4 + 0.219, 0.5 + 0.204 and 0.571 + 0.187.
        Assert.Equal([.. Enumerable.Repeat(DriftLevel.Stable, 5), DriftLevel.Warning, DriftLevel.Warning], levels);
        Assert.Equal((0.25, Math.Sqrt(0.25 * 0.75 / 4)), (ddm.LeastRate, ddm.LeastDeviation));
    }

    [Fact]
    public void HddmA_finds_a_change_at_the_first_row_past_its_bound()
    {
        var hddm = new HddmA(0.01, 0.01);
        for (var row = 0; row < 100; row++) hddm.Update(0);
        var rows = 0;

        while (hddm.Update(1) != DriftLevel.Drift) rows++;

        // After r ones the mean r / (100 + r) has to reach √(m/2 · ln 200), m = 1/100 − 1/(100 + r).
        var wanted = Enumerable.Range(1, 100).First(r => r / (100.0 + r) >= Math.Sqrt((0.01 - 1 / (100.0 + r)) / 2 * Math.Log(200)));
        Assert.Equal(wanted, rows + 1);
    }

    [Theory]
    [InlineData(DriftSide.Up, false)]
    [InlineData(DriftSide.Down, true)]
    [InlineData(DriftSide.Both, true)]
    public void Hddm_finds_a_fall_where_it_is_asked_to(DriftSide side, bool found)
    {
        var stream = Streams.Bits(5, (500, 0.7), (200, 0.1));

        Assert.Equal(found, StreamReplay.Alarms(new HddmA(side: side), stream).Count > 0);
        Assert.Equal(found, StreamReplay.Alarms(new HddmW(side: side), stream).Count > 0);
    }

    [Fact]
    public void HddmA_and_Adwin_raise_next_to_no_false_alarms_and_Eddm_nearly_always_does()
    {
        var streams = Enumerable.Range(0, 100).Select(seed => Streams.Bits(seed, (2000, 0.1))).ToArray();

        double Share(Func<IStreamDetector> make) => streams.Count(stream => StreamReplay.Alarms(make(), stream).Count > 0) / 100.0;

        Assert.True(Share(() => new HddmA()) <= 0.05);
        Assert.True(Share(() => new Adwin()) <= 0.05);
        Assert.True(Share(() => new Ddm()) > 0.2);
        Assert.True(Share(() => new Eddm()) > 0.8);
    }

    [Fact]
    public void HddmA_mirrors_a_mirrored_stream()
    {
        var stream = Streams.Bits(8, (400, 0.2), (300, 0.6));

        Assert.Equal(
            StreamReplay.Alarms(new HddmA(side: DriftSide.Up), stream),
            StreamReplay.Alarms(new HddmA(side: DriftSide.Down), [.. stream.Select(value => 1 - value)]));
    }

    [Fact]
    public void Stepd_is_stable_while_there_is_no_error() => Assert.Empty(StreamReplay.Alarms(new Stepd(), new double[1000]));

    [Fact]
    public void Rddm_takes_a_lasting_warning_as_an_alarm()
    {
        var rddm = new Rddm(warmUp: 30, warningLevel: 1.5, driftLevel: 100, longestWarning: 20);

        var alarms = StreamReplay.Alarms(rddm, Streams.Bits(2, (300, 0.1), (300, 0.3)));

        Assert.Contains(alarms, alarm => alarm is > 310 and < 400);
    }

    [Fact]
    public void Bad_parameters_are_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("warmUp", () => new Ddm(-1));
        Assert.Throws<ArgumentOutOfRangeException>("driftLevel", () => new Ddm(driftLevel: 1));
        Assert.Throws<ArgumentOutOfRangeException>("driftShare", () => new Eddm(driftShare: 0.99));
        Assert.Throws<ArgumentOutOfRangeException>("driftError", () => new HddmA(0));
        Assert.Throws<ArgumentOutOfRangeException>("warningError", () => new HddmW(0.01, 0.001));
        Assert.Throws<ArgumentOutOfRangeException>("weight", () => new HddmW(weight: 0));
        Assert.Throws<ArgumentOutOfRangeException>("runLength", () => new Ecdd(runLength: 500));
        Assert.Throws<ArgumentOutOfRangeException>("windowCount", () => new Stepd(0));
        Assert.Throws<ArgumentOutOfRangeException>("side", () => new Stepd(side: (DriftSide)7));
        Assert.Throws<ArgumentOutOfRangeException>("driftLevel", () => new Rddm(driftLevel: 1));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new Ddm().Update(0.5));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new HddmA().Update(1.5));
        Assert.Throws<ArgumentNullException>("detector", () => StreamReplay.Alarms(null!, []));
    }
}

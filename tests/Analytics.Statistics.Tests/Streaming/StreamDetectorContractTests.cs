using Analytics.Statistics.Inference;
using Analytics.Statistics.Streaming;

namespace Analytics.Statistics.Tests.Streaming;

/// <summary>What every detector keeps to.</summary>
public sealed class StreamDetectorContractTests
{
    private static readonly Dictionary<string, (Func<IStreamDetector> Make, Func<byte[], IStreamDetector> Restore)> Detectors = new()
    {
        ["Ddm"] = (() => new Ddm(20, 1.5, 2.5), state => Ddm.FromBytes(state)),
        ["Eddm"] = (() => new Eddm(20, 0.94, 0.88, 1.5, true), state => Eddm.FromBytes(state)),
        ["HddmA"] = (() => new HddmA(0.01, 0.05, DriftSide.Both, 5, false), state => HddmA.FromBytes(state)),
        ["HddmW"] = (() => new HddmW(0.01, 0.05, 0.1, DriftSide.Both), state => HddmW.FromBytes(state)),
        ["PageHinkley"] = (() => new PageHinkley(10, 0.01, 5, 0.999, DriftSide.Both, PageHinkleyForm.Floored), state => PageHinkley.FromBytes(state)),
        ["Cusum"] = (() => new Cusum(0.4, 4, DriftSide.Up, 25), state => Cusum.FromBytes(state)),
        ["Cusum, known"] = (() => new Cusum(0.2, 0.4, 0.5, 6), state => Cusum.FromBytes(state)),
        ["Ewma"] = (() => new Ewma(0.2, 3, DriftSide.Up, 20), state => Ewma.FromBytes(state)),
        ["GeometricMovingAverage"] = (() => new GeometricMovingAverage(0.9, 0.2, DriftSide.Both, 20), state => GeometricMovingAverage.FromBytes(state)),
        ["Adwin"] = (() => new Adwin(0.01, 8, 4, 3, 20), state => Adwin.FromBytes(state)),
        ["Adwin, MOA"] = (() => new Adwin(0.01, 8, 4, 3, 20, AdwinCuts.Moa), state => Adwin.FromBytes(state)),
        ["Kswin"] = (() => new Kswin(7, 0.01, 60, 20, 0.05), state => Kswin.FromBytes(state)),
        ["Ecdd"] = (() => new Ecdd(0.2, 1000, 0.6, 20), state => Ecdd.FromBytes(state)),
        ["Stepd"] = (() => new Stepd(20, 0.01, 0.1, DriftSide.Up), state => Stepd.FromBytes(state)),
        ["Rddm"] = (() => new Rddm(40, 1.5, 2, 300, 100, 50), state => Rddm.FromBytes(state)),
        ["MeanEDetector"] = (() => new MeanEDetector(new(0.15, 0.25), 200, DriftSide.Both), state => MeanEDetector.FromBytes(state)),
        ["SelfStartingEDetector"] = (() => new SelfStartingEDetector(100, DriftSide.Both, 10), state => SelfStartingEDetector.FromBytes(state)),
    };

    private static readonly double[] Stream = Streams.Bits(3, (400, 0.2), (300, 0.5), (300, 0.1), (200, 0.4));

    public static TheoryData<string> Names => [.. Detectors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_restored_detector_goes_on_as_if_it_had_not_stopped(string name)
    {
        var (make, restore) = Detectors[name];
        var (whole, stopped) = (make(), make());

        foreach (var value in Stream)
        {
            stopped = restore(stopped.ToBytes());
            Assert.Equal((whole.Update(value), whole.Count), (stopped.Update(value), stopped.Count));
        }

        Assert.Equal(whole.ToBytes(), stopped.ToBytes());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reset_detector_answers_as_a_new_one(string name)
    {
        var used = Detectors[name].Make();
        if (used is Kswin) return; // Its draws go on.
        foreach (var value in Stream) used.Update(value);

        used.Reset();

        Assert.Equal((0, DriftLevel.Stable), (used.Count, used.Level));
        Assert.Equal(StreamReplay.Alarms(Detectors[name].Make(), Stream), StreamReplay.Alarms(used, Stream));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rise_of_an_error_rate_from_a_tenth_to_six_tenths_is_found(string name)
    {
        var detector = Detectors[name].Make();
        detector.Update(0);

        var alarms = StreamReplay.Alarms(detector, Streams.Bits(11, (500, 0.1), (200, 0.6)));

        Assert.Contains(alarms, alarm => alarm is > 500 and < 600);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_values_are_no_change(string name)
    {
        if (name is "MeanEDetector" or "Cusum, known") return; // They know the mean beforehand.
        foreach (var value in new[] { 0.0, 1 })
            Assert.Empty(StreamReplay.Alarms(Detectors[name].Make(), [.. Enumerable.Repeat(value, 500)]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_values_and_bytes_are_named_and_leave_the_detector_as_it_was(string name)
    {
        var (make, restore) = Detectors[name];
        var detector = make();
        detector.Update(1);
        var state = detector.ToBytes();
        var damaged = state.ToArray();
        damaged[^10] ^= 1;
        var younger = state.ToArray();
        younger[3]++;

        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e200 })
            Assert.Throws<ArgumentOutOfRangeException>("value", () => detector.Update(value));
        Assert.Equal(state, detector.ToBytes());
        foreach (var bytes in new[] { [], state[..^1], damaged, younger, new LordPlusPlus().ToBytes() })
            Assert.Throws<ArgumentException>("state", () => restore(bytes));
    }
}

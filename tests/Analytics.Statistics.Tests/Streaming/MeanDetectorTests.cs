using Analytics.Statistics.Streaming;
using CsCheck;

namespace Analytics.Statistics.Tests.Streaming;

/// <summary>Detectors of changes in numbers; their reference values are in the reference cases.</summary>
public sealed class MeanDetectorTests
{
    [Fact]
    public void Cusum_with_known_mean_and_deviation_by_hand()
    {
        var cusum = new Cusum(mean: 10, deviation: 2, slack: 0.5, threshold: 2);

        var levels = new[] { 12.0, 9, 14, 13 }.Select(cusum.Update).ToArray();

        // Sums 1, 0 (1 − 1 − 1), 3, 5 against a limit of 4.
        Assert.Equal([DriftLevel.Stable, DriftLevel.Stable, DriftLevel.Stable, DriftLevel.Drift], levels);
        Assert.Equal((5, 0), (cusum.Rise, cusum.Fall));
    }

    [Fact]
    public void Page_Hinkley_forms_by_hand()
    {
        double[] values = [1, 1, 4, 4];

        var sums = Enum.GetValues<PageHinkleyForm>().Select(form =>
        {
            var test = new PageHinkley(0, 0.5, 1.9, 1, DriftSide.Up, form);
            return (StreamReplay.Alarms(test, values).Count > 0 ? 1 : 0, test.Rise);
        });

        // Deviations from the running mean less 0.5: −0.5, −0.5, 1.5, 1.0: the plain sum ends at 1.5, the others climb by 2.5 past 1.9.
        Assert.Equal([(1, 1.5), (1, 2.5), (0, 1.5)], sums);
    }

    [Fact]
    public void Scale_free_detectors_do_not_care_for_shift_and_scale() => Gen.Select(Gen.Double[-100, 100], Gen.Double[0.01, 100]).Sample((shift, scale) =>
    {
        var stream = Streams.Normals(4, (200, 0), (100, 2));
        double[] moved = [.. stream.Select(value => value * scale + shift)];

        Assert.Equal(StreamReplay.Alarms(new Cusum(), stream), StreamReplay.Alarms(new Cusum(), moved));
        Assert.Equal(StreamReplay.Alarms(new Ewma(), stream), StreamReplay.Alarms(new Ewma(), moved));
        Assert.Equal(StreamReplay.Alarms(new Kswin(1), stream), StreamReplay.Alarms(new Kswin(1), moved));
    }, iter: 30);

    [Fact]
    public void Falls_mirror_rises()
    {
        var stream = Streams.Normals(9, (300, 0), (300, 1.5));
        double[] mirrored = [.. stream.Select(value => -value)];

        Func<DriftSide, IStreamDetector>[] makers =
        [
            side => new Cusum(side: side),
            side => new Ewma(side: side),
            side => new PageHinkley(side: side),
            side => new PageHinkley(side: side, form: PageHinkleyForm.Floored),
            side => new GeometricMovingAverage(0.95, 0.5, side),
        ];
        Assert.All(makers, make =>
        {
            var alarms = StreamReplay.Alarms(make(DriftSide.Up), stream);
            Assert.NotEmpty(alarms);
            Assert.Equal(alarms, StreamReplay.Alarms(make(DriftSide.Down), mirrored));
        });
    }

    [Fact]
    public void A_slow_stream_far_from_zero_keeps_the_digits_of_the_variance()
    {
        var near = Streams.Normals(6, (300, 0), (100, 2));
        double[] far = [.. near.Select(value => Math.Round(value * 1024) / 1024)];
        double[] farther = [.. far.Select(value => value + 1e9)];

        Assert.Equal(StreamReplay.Alarms(new Ewma(), far), StreamReplay.Alarms(new Ewma(), farther));
        Assert.Equal(StreamReplay.Alarms(new Adwin(), far), StreamReplay.Alarms(new Adwin(), farther));
    }

    [Fact]
    public void Bad_parameters_are_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => new Cusum(threshold: 0));
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => new Cusum(double.NaN, 1, 0.5, 5));
        Assert.Throws<ArgumentOutOfRangeException>("deviation", () => new Cusum(0, 0, 0.5, 5));
        Assert.Throws<ArgumentOutOfRangeException>("weight", () => new Ewma(1.5));
        Assert.Throws<ArgumentOutOfRangeException>("memory", () => new PageHinkley(memory: 0));
        Assert.Throws<ArgumentOutOfRangeException>("form", () => new PageHinkley(form: (PageHinkleyForm)9));
        Assert.Throws<ArgumentOutOfRangeException>("memory", () => new GeometricMovingAverage(1));
    }
}

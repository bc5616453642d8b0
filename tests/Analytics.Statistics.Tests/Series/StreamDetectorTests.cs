using Analytics.Statistics.Series;

namespace Analytics.Statistics.Tests.Series;

public sealed class StreamDetectorTests
{
    private const int Warm = 200;

    [Fact]
    public void White_noise_raises_spikes_no_oftener_than_stated()
    {
        const int Rows = 20_000;
        var detector = new IidSpikeDetector(new() { Confidence = 99, HistoryLength = 100, Side = SpikeSide.Positive });
        var series = Signals.Normal(new Random(11), Rows + Warm);

        var alerts = series.Select(detector.Add).Skip(Warm).Count(reading => reading.IsAlert);

        // The kernel's width makes the tail longer than that of the values: conservative.
        Assert.InRange(alerts, 1, 0.01 * Rows);
    }

    [Fact]
    public void A_spike_is_found_where_it_is_and_on_the_side_that_is_watched()
    {
        double[] series = [.. Signals.Normal(new Random(5), 300)];
        series[250] = 12;

        int[] Alerts(SpikeSide side)
        {
            var detector = new IidSpikeDetector(new() { Confidence = 99.9, Side = side });
            return [.. series.Select(detector.Add).Index().Where(reading => reading.Item.IsAlert).Select(reading => reading.Index)];
        }

        Assert.Contains(250, Alerts(SpikeSide.TwoSided));
        Assert.Contains(250, Alerts(SpikeSide.Positive));
        Assert.DoesNotContain(250, Alerts(SpikeSide.Negative));
    }

    [Fact]
    public void A_shift_is_a_change_point_soon_after_it_and_not_before()
    {
        var noise = Signals.Normal(new Random(9), 400);
        double[] series = [.. noise.Select((value, at) => value + (at < 200 ? 0 : 6))];
        var detector = new IidChangePointDetector(new() { Confidence = 95, HistoryLength = 10 });

        int[] alerts = [.. series.Select(detector.Add).Index().Where(reading => reading.Item.IsAlert).Select(reading => reading.Index)];

        Assert.NotEmpty(alerts);
        Assert.InRange(alerts[0], 200, 220);
    }

    [Fact]
    public void A_season_is_no_spike_for_a_detector_that_knows_it()
    {
        var random = new Random(13);
        var training = Signals.Seasonal(random, 480, 24);
        double[] series = [.. Signals.Seasonal(random, 240, 24)];
        series[150] += 15;

        var detector = SsaSpikeDetector.Train(training, 24, new() { Confidence = 99.9, HistoryLength = 60 });
        int[] alerts = [.. series.Select(detector.Add).Index().Where(reading => reading.Item.IsAlert).Select(reading => reading.Index)];

        Assert.Contains(150, alerts);
        Assert.InRange(alerts.Length, 1, 4);
    }

    [Fact]
    public void A_saved_detector_goes_on_as_if_it_had_not_stopped()
    {
        var series = Signals.Seasonal(new Random(17), 300, 12);
        var (spike, change, surprise, saliency) = (new IidSpikeDetector(), new IidChangePointDetector(), new SurpriseDetector(), new SrCnnStreamDetector());
        foreach (var value in series.AsSpan(0, 150)) _ = (spike.Add(value), change.Add(value), surprise.Add(value), saliency.Add(value));

        var (spike2, change2) = (new IidSpikeDetector(state: spike.State), new IidChangePointDetector(state: change.State));
        var (surprise2, saliency2) = (new SurpriseDetector(state: surprise.State), new SrCnnStreamDetector(saved: saliency.Saved));

        Assert.All(series[150..], value =>
        {
            Assert.Equal(spike.Add(value).PValue, spike2.Add(value).PValue, 1e-12);
            Assert.Equal(change.Add(value).LogMartingale, change2.Add(value).LogMartingale, 1e-9);
            Assert.Equal(surprise.Add(value), surprise2.Add(value));
            Assert.Equal(saliency.Add(value), saliency2.Add(value));
        });
    }

    [Fact]
    public void A_missing_value_changes_nothing()
    {
        var series = Signals.Normal(new Random(19), 150);
        var (whole, holed) = (new IidSpikeDetector(), new IidSpikeDetector());

        foreach (var value in series)
        {
            var reading = holed.Add(double.NaN);
            Assert.False(reading.IsAlert);
            Assert.Equal(whole.Add(value), holed.Add(value));
        }
    }

    [Fact]
    public void A_constant_series_never_stands_out()
    {
        var (spike, saliency, surprise) = (new IidSpikeDetector(new() { Side = SpikeSide.TwoSided }), new SrCnnStreamDetector(), new SurpriseDetector());

        Assert.All(Enumerable.Repeat(4.2, 500), value =>
        {
            Assert.False(spike.Add(value).IsAlert);
            Assert.False(saliency.Add(value).IsAnomaly);
            Assert.True(double.IsFinite(surprise.Add(value).Score));
        });
    }

    [Fact]
    public void Infinite_values_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new IidSpikeDetector().Add(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new SrCnnStreamDetector().Add(double.NaN));
    }
}

using System.Numerics;

namespace Analytics.Statistics.Series;

/// <summary>Spectral residual scores by the paper, with centred means over half of the spectrum.</summary>
public static class SaliencyScore
{
    private const double Least = 1e-8;

    /// <summary>
    /// Relative distance of each value's saliency from the mean saliency of the values before it, (S − S̄) / S̄: an outlier where it is above a
    /// threshold (3 in the paper, or a quantile of the scores of clean data). Unlike <see cref="SpectralResidual.Detect"/>, the log amplitudes are
    /// averaged on both sides and the zero frequency is left out. O(n·log n).
    /// Source: Ren et al. 2019, "Time-series anomaly detection service at Microsoft", KDD, section 3.2; padding as in Alibi Detect's SpectralResidual.
    /// </summary>
    /// <param name="series">Finite values, evenly spaced, in any unit, more than the windows of the options.</param>
    /// <param name="options">Windows and padding; null for the defaults.</param>
    /// <returns>One score for each value, at least −1, no unit.</returns>
    /// <exception cref="ArgumentException">The series is too short or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A window is out of its range.</exception>
    public static IReadOnlyList<double> Of(ReadOnlySpan<double> series, SaliencyOptions? options = null)
    {
        options ??= new();
        var longest = Math.Max(SeriesInput.AtLeast(options.AmplitudeWindow, 1), SeriesInput.AtLeast(options.LocalWindow, 1));
        SeriesInput.Check(series, Math.Max(longest, SeriesInput.AtLeast(options.GradientPoints, 1)) + 1);

        var map = Map(Extend(series, options), options)[..series.Length];
        var padded = Pad(map, options.LocalWindow, 0, options.LocalPadding);
        return [.. map.Select((each, i) => padded.AsSpan(i, options.LocalWindow).ToArray().Average() is var mean ? (each - mean) / (mean + Least) : 0)];
    }

    private static double[] Extend(ReadOnlySpan<double> series, SaliencyOptions options)
    {
        var (points, slope, span) = (options.GradientPoints, 0.0, 0.0);
        for (var back = 1; back <= points; back++)
        {
            slope += (series[^1] - series[^(back + 1)]) / back / points;
            span += (double)back / points;
        }

        return [.. series, .. Enumerable.Repeat(series[^points] + slope * span, SeriesInput.AtLeast(options.EstimatedPoints, 1))];
    }

    private static double[] Map(double[] series, SaliencyOptions options)
    {
        var spectrum = Spectrum.Forward(series);
        var logs = spectrum.Select(each => Math.Log(each.Magnitude + Least)).ToArray();
        var (left, right) = Sides(options.AmplitudeWindow - 1, options.AmplitudeSide);
        var padded = Pad(logs[1..((series.Length + 2) / 2)], left, right, options.AmplitudePadding);
        for (var i = 0; i < spectrum.Length; i++)
        {
            var place = i == 0 ? -1 : Math.Min(i, spectrum.Length - i) - 1;
            var mean = i == 0 ? logs[0] : padded.AsSpan(place, options.AmplitudeWindow).ToArray().Average();
            spectrum[i] = Complex.FromPolarCoordinates(Math.Exp(logs[i] - mean), spectrum[i].Phase);
        }

        return [.. Spectrum.Backward(spectrum).Select(each => each.Magnitude)];
    }

    private static (int Left, int Right) Sides(int count, SaliencySide side) => side switch
    {
        SaliencySide.Left => (count, 0),
        SaliencySide.Right => (0, count),
        _ => (count - count / 2, count / 2),
    };

    private static double[] Pad(double[] values, int left, int right, SaliencyPadding padding)
    {
        var padded = new double[left + values.Length + right];
        for (var i = 0; i < padded.Length; i++) padded[i] = Padded(values, i - left, padding);
        return padded;
    }

    private static double Padded(double[] values, int place, SaliencyPadding padding)
    {
        if (place >= 0 && place < values.Length) return values[place];
        return padding switch
        {
            SaliencyPadding.Zero => 0,
            SaliencyPadding.Reflect => values[Math.Clamp(place < 0 ? -place : 2 * (values.Length - 1) - place, 0, values.Length - 1)],
            _ => values[place < 0 ? 0 : ^1],
        };
    }
}

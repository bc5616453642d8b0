namespace Analytics.Statistics.Series;

/// <summary>
/// The saliency map of a series: its spectrum with the local mean of the log amplitude taken out, transformed back.
/// Source: Ren et al. 2019, "Time-series anomaly detection service at Microsoft", KDD, section 3.2.
/// </summary>
internal static class Saliency
{
    private const double LeastAmplitude = 1e-8;
    private const double Rounding = 1e-14;

    /// <summary>The value that the newest ones lead to, from their slopes, appended <paramref name="count"/> times.</summary>
    internal static double[] Extend(ReadOnlySpan<double> values, int lookahead, int count)
    {
        var recent = values.Slice(values.Length - lookahead - 2, lookahead + 1);
        var predicted = recent[1];
        for (var i = 0; i < recent.Length - 1; i++) predicted += (recent[^1] - recent[i]) / (recent.Length - 1 - i);

        var extended = new double[values.Length + count];
        values.CopyTo(extended);
        Array.Fill(extended, predicted, values.Length, count);
        return extended;
    }

    internal static double[] Map(ReadOnlySpan<double> values, int averaging)
    {
        var spectrum = Spectrum.Forward(values);
        var amplitudes = spectrum.Select(each => each.Magnitude).ToArray();
        var floor = Math.Max(LeastAmplitude, Rounding * amplitudes.Sum());
        var logs = amplitudes.Select(each => each > floor ? Math.Log(each) : 0).ToArray();
        var means = TrailingMeans(logs, averaging);
        for (var i = 0; i < spectrum.Length; i++) spectrum[i] *= amplitudes[i] > floor ? Math.Exp(logs[i] - means[i]) / amplitudes[i] : 0;
        return [.. Spectrum.Backward(spectrum).Select(each => each.Magnitude)];
    }

    /// <summary>Mean of each value and those before it, at most <paramref name="width"/> together.</summary>
    internal static double[] TrailingMeans(ReadOnlySpan<double> values, int width)
    {
        var means = new double[values.Length];
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i];
            if (i >= width) sum -= values[i - width];
            means[i] = sum / Math.Min(i + 1, width);
        }

        return means;
    }
}

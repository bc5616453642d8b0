namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// Seasonal indices by moving averages: the mean of each phase's departure from the centred average over a season.
/// Source: Hyndman &amp; Athanasopoulos 2021, "Forecasting: principles and practice", 3rd edition, section 3.4.
/// </summary>
internal static class SeasonalIndices
{
    /// <summary>One index for each phase, of mean 0 (additive) or 1 (multiplicative). Needs two periods of values.</summary>
    internal static double[] Of(ReadOnlySpan<double> values, int period, bool multiplicative)
    {
        var (sums, counts) = (new double[period], new int[period]);
        var half = period / 2;
        for (var i = half; i < values.Length - half; i++)
        {
            var average = Centred(values, i, period);
            if (multiplicative && average == 0) continue;
            sums[i % period] += multiplicative ? values[i] / average : values[i] - average;
            counts[i % period]++;
        }

        var neutral = multiplicative ? 1.0 : 0.0;
        for (var phase = 0; phase < period; phase++) sums[phase] = counts[phase] > 0 ? sums[phase] / counts[phase] : neutral;
        var mean = sums.Average();
        return [.. sums.Select(index => !multiplicative ? index - mean : mean != 0 ? index / mean : 1)];
    }

    private static double Centred(ReadOnlySpan<double> values, int place, int period)
    {
        var sum = 0.0;
        for (var i = place - period / 2; i <= place + period / 2; i++) sum += values[i];
        if (period % 2 == 0) sum -= (values[place - period / 2] + values[place + period / 2]) / 2;
        return sum / period;
    }
}

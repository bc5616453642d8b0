namespace Analytics.Statistics.Series;

/// <summary>Local regression of evenly spaced values, worked out at every <paramref name="jump"/>-th place with lines between.</summary>
internal sealed class StlLoess(int width, int degree, int jump)
{
    /// <summary>The smoothed values.</summary>
    public double[] Smooth(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var smooth = new double[values.Length];
        if (values.Length < 2) return values.ToArray();

        var step = Math.Min(jump, values.Length - 1);
        var last = (values.Length - 1) / step * step;
        for (var place = 0; place <= last; place += step)
        {
            smooth[place] = At(values, weights, place, Left(place, values.Length)) ?? values[place];
            if (place > 0) Join(smooth, place - step, place);
        }

        if (last == values.Length - 1) return smooth;
        smooth[^1] = At(values, weights, values.Length - 1, Left(last, values.Length)) ?? values[^1];
        Join(smooth, last, values.Length - 1);
        return smooth;
    }

    /// <summary>The smoothed values, with one more before and after.</summary>
    public double[] SmoothAndExtend(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var smooth = Smooth(values, weights);
        var before = At(values, weights, -1, 0) ?? smooth[0];
        var after = At(values, weights, values.Length, Math.Max(0, values.Length - width)) ?? smooth[^1];
        return [before, .. smooth, after];
    }

    /// <summary>Bisquare weights of remainders in units of six medians of their magnitudes.</summary>
    public static double[] RobustnessWeights(double[] remainder)
    {
        var sizes = remainder.Select(Math.Abs).Order().ToArray();
        var scale = 3 * (sizes[sizes.Length / 2] + sizes[(sizes.Length - 1) / 2]);
        return [.. remainder.Select(each => Math.Abs(each) switch
        {
            var size when size <= 0.001 * scale => 1,
            var size when size <= 0.999 * scale => Math.Pow(1 - size / scale * (size / scale), 2),
            _ => 0,
        })];
    }

    private int Left(int place, int count) => Math.Clamp(place - (width + 1) / 2 + 1, 0, Math.Max(0, count - width));

    private static void Join(double[] smooth, int from, int to)
    {
        for (var i = from + 1; i < to; i++) smooth[i] = smooth[from] + (smooth[to] - smooth[from]) * (i - from) / (to - from);
    }

    /// <summary>The local fit at a place from the values of one window; null where no value has a weight.</summary>
    private double? At(ReadOnlySpan<double> values, ReadOnlySpan<double> robustness, int place, int left)
    {
        var right = Math.Min(left + width, values.Length) - 1;
        double reach = Math.Max(place - left, right - place);
        if (width > values.Length) reach += (width - values.Length) / 2;

        Span<double> weights = right - left < 256 ? stackalloc double[right - left + 1] : new double[right - left + 1];
        var (total, mean) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Weight(Math.Abs(left + i - place), reach) * (robustness.IsEmpty ? 1 : robustness[left + i]);
            total += weights[i];
            mean += weights[i] * (left + i);
        }

        return total > 0 ? Fit(values.Slice(left, weights.Length), weights, total, mean / total, place, left, values.Length - 1) : null;
    }

    private double Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double total, double mean, int place, int left, int range)
    {
        var (level, product, square) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var (share, distance) = (weights[i] / total, left + i - mean);
            level += share * values[i];
            product += share * distance * values[i];
            square += share * distance * distance;
        }

        var steep = degree == 1 && Math.Sqrt(square) > 0.001 * range;
        return steep ? level + product / square * (place - mean) : level;
    }

    private static double Weight(double distance, double reach)
    {
        if (distance > 0.999 * reach) return 0;
        if (distance <= 0.001 * reach) return 1;
        var cube = Math.Pow(distance / reach, 3);
        return Math.Pow(1 - cube, 3);
    }
}

namespace Analytics.Statistics.Series;

/// <summary>
/// Local linear regression on evenly spaced values with one robust refit, at no more than 100 of them; other places take the line of the nearest.
/// </summary>
internal sealed class SampledLoess
{
    private const int Sample = 100;
    private const int LeastNeighbours = 4;

    private readonly double[] x;
    private readonly double[] y;
    private readonly LocalLine[] lines;

    public SampledLoess(ReadOnlySpan<double> values, int neighbours)
    {
        var count = Math.Min(values.Length, Sample);
        (x, y, lines) = (new double[count], new double[count], new LocalLine[count]);
        for (var i = 0; i < count; i++)
        {
            var index = (int)(i * (values.Length / (double)count));
            (x[i], y[i]) = (index, values[index]);
        }

        var reach = Math.Max(neighbours >= count ? count - 1 : neighbours, LeastNeighbours);
        for (var i = 0; i < count; i++) lines[i] = Line(i, Math.Min(reach, count - 1), reach);
    }

    public double At(double place)
    {
        var (start, end) = (0, x.Length - 1);
        while (end - start > 1)
        {
            var middle = (start + end) / 2;
            if (x[middle] > place) end = middle;
            else start = middle;
        }

        return lines[x[end] - place - (place - x[start]) > -1e-10 ? start : end].At(place);
    }

    private LocalLine Line(int centre, int reach, int asked)
    {
        var (start, end) = (centre, centre);
        for (var left = reach; left > 0; left--)
        {
            var goLeft = start > 0 && (end == x.Length - 1 || x[centre] - x[start] <= x[end] - x[centre]);
            if (goLeft) start--;
            else end++;
        }

        var range = Math.Max(x[centre] - x[start], x[end] - x[centre]) * (asked / (double)reach);
        var weights = new double[end - start + 1];
        for (var i = 0; i < weights.Length; i++) weights[i] = Tricube((x[start + i] - x[centre]) / range);
        var places = x.AsSpan(start, weights.Length);
        var values = y.AsSpan(start, weights.Length);
        var first = LocalLine.Fit(places, values, weights);
        first.Reweigh(places, values, weights);
        return LocalLine.Fit(places, values, weights);
    }

    private static double Tricube(double distance)
    {
        var magnitude = Math.Min(Math.Abs(distance), 1);
        return Math.Pow(1 - magnitude * magnitude * magnitude, 3);
    }
}

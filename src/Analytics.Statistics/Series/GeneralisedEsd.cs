using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Series;

/// <summary>Test for one or more outliers of a normal sample, when only the most that there may be is known.</summary>
public static class GeneralisedEsd
{
    /// <summary>
    /// The generalised extreme studentised deviate test: the value furthest from the middle is taken away, again and again, and the outliers are all up
    /// to the last step whose distance is above its critical value. Its error is close to the stated one from 25 values on, and fair from 15. O(k·n), with
    /// <see cref="EsdOptions.Robust"/> O(k·n·log n), for k steps.
    /// Source: Rosner 1983, "Percentage points for a generalized ESD many-outlier procedure", Technometrics 25(2), 165-172.
    /// </summary>
    /// <param name="series">At least three finite values, in any unit and order.</param>
    /// <param name="options">Error, most outliers, and scale; null for the defaults.</param>
    /// <returns>The outliers and the steps.</returns>
    /// <exception cref="ArgumentException">There are too few values, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EsdResult Test(ReadOnlySpan<double> series, EsdOptions? options = null)
    {
        options ??= new();
        SeriesInput.Check(series, 3);
        var error = SeriesInput.Between(options.Alpha, 0, 1);
        var most = Math.Clamp((int)(SeriesInput.Between(options.LargestShare, 0, 0.5) * series.Length), 1, series.Length - 2);

        List<int> left = [.. Enumerable.Range(0, series.Length)];
        List<double> values = [.. series];
        List<EsdStep> steps = [];
        while (steps.Count < most && Furthest(values, options.Robust) is var (at, statistic) && statistic > 0)
        {
            steps.Add(new(left[at], statistic, Critical(values.Count, error)));
            left.RemoveAt(at);
            values.RemoveAt(at);
        }

        var outliers = steps.FindLastIndex(step => step.Statistic > step.Critical) + 1;
        return new([.. steps.Take(outliers).Select(step => step.Index)], steps);
    }

    /// <summary>Critical value for the value furthest out of <paramref name="count"/> that are left (Rosner 1983, equation 2.1).</summary>
    private static double Critical(int count, double error)
    {
        var t = StudentDistribution.TwoSided(error / count, count - 2);
        return (count - 1) * t / Math.Sqrt((count - 2 + t * t) * count);
    }

    private static (int At, double Statistic) Furthest(List<double> values, bool robust)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values);
        var (middle, scale) = Scale(span, robust);
        var (at, distance) = (0, 0.0);
        for (var i = 0; i < span.Length; i++)
            if (Math.Abs(span[i] - middle) > distance) (at, distance) = (i, Math.Abs(span[i] - middle));
        return (at, scale > 0 ? distance / scale : 0);
    }

    private static (double Middle, double Scale) Scale(ReadOnlySpan<double> values, bool robust)
    {
        if (robust)
        {
            var centre = RobustCentre.Of(values);
            return (centre.Median, RobustCentre.Normal * centre.Deviation);
        }

        var moments = Moments.Of(values);
        return (moments.Mean, Math.Sqrt(moments.Variance));
    }
}

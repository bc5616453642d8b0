namespace Analytics.Statistics.Inference;

/// <summary>Zeros of monotone functions.</summary>
internal static class Root
{
    /// <summary>
    /// The zero between two ends at which a continuous function has opposite signs, by the rule of Illinois (Dowell &amp; Jarratt 1971, "A modified
    /// regula falsi method for computing the root of an equation", BIT 11, 168-174) with a bisection every third step; to rounding.
    /// </summary>
    internal static double Between(Func<double, double> function, double low, double high)
    {
        var (atLow, atHigh, last) = (function(low), function(high), 0);
        for (var step = 1; step < 300 && Math.Abs(high - low) > 1e-15 * Math.Max(Math.Abs(low), Math.Abs(high)); step++)
        {
            var middle = step % 3 == 0 ? low + (high - low) / 2 : low - atLow * ((high - low) / (atHigh - atLow));
            if (!(middle > Math.Min(low, high) && middle < Math.Max(low, high))) middle = low + (high - low) / 2;

            var atMiddle = function(middle);
            if (atMiddle is 0 || middle.Equals(low) || middle.Equals(high)) return middle;
            if (atMiddle > 0 == atHigh > 0)
            {
                (high, atHigh, atLow, last) = (middle, atMiddle, last > 0 ? atLow / 2 : atLow, 1);
            }
            else
            {
                (low, atLow, atHigh, last) = (middle, atMiddle, last < 0 ? atHigh / 2 : atHigh, -1);
            }
        }

        return low + (high - low) / 2;
    }

    /// <summary>Where a predicate turns from true to false between two ends; neither end is tried. To rounding.</summary>
    internal static double Boundary(Func<double, bool> below, double low, double high)
    {
        for (var step = 0; step < 1100; step++)
        {
            var middle = low + (high - low) / 2;
            if (middle.Equals(low) || middle.Equals(high)) return middle;
            if (below(middle)) low = middle; else high = middle;
        }

        return low;
    }

    /// <summary>An upper end at which an increasing function is no longer negative, doubled from a start above 0; +∞ where there is none below 1e300.</summary>
    internal static double UpperEnd(Func<double, double> increasing, double start)
    {
        var end = start;
        while (!(increasing(end) >= 0))
        {
            end *= 2;
            if (end > 1e300) return double.PositiveInfinity;
        }

        return end;
    }
}

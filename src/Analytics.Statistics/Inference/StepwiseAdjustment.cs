namespace Analytics.Statistics.Inference;

/// <summary>The order of p-values, and the two ways to make adjusted ones ascend with them.</summary>
internal static class StepwiseAdjustment
{
    internal static void Check(ReadOnlySpan<double> pValues, double error)
    {
        if (pValues.IsEmpty) throw new ArgumentException("There must be a p-value.", nameof(pValues));
        foreach (var each in pValues)
        {
            if (each is not (>= 0 and <= 1)) throw new ArgumentException("Every p-value must be in [0, 1].", nameof(pValues));
        }

        CheckError(error);
    }

    internal static void CheckError(double error)
    {
        if (error is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(error), "The error rate must be above 0 and below 1.");
    }

    /// <summary>Positions of the values, that of the smallest first; equal values keep their order.</summary>
    internal static int[] Order(ReadOnlySpan<double> values)
    {
        var (order, keys) = (new int[values.Length], values.ToArray());
        for (var index = 0; index < order.Length; index++) order[index] = index;
        Array.Sort(order, (left, right) => keys[left].CompareTo(keys[right]) is not 0 and var way ? way : left.CompareTo(right));
        return order;
    }

    /// <summary>Adjusts each value by its rank from 1; every one is at least those before it (step down).</summary>
    internal static double[] Down(ReadOnlySpan<double> pValues, Func<double, int, double> adjust)
    {
        var (adjusted, largest) = (new double[pValues.Length], 0.0);
        var order = Order(pValues);
        for (var rank = 1; rank <= order.Length; rank++)
        {
            largest = Math.Max(largest, adjust(pValues[order[rank - 1]], rank));
            adjusted[order[rank - 1]] = Math.Min(1, largest);
        }

        return adjusted;
    }

    /// <summary>Adjusts each value by its rank from 1; every one is at most those after it (step up).</summary>
    internal static double[] Up(ReadOnlySpan<double> pValues, Func<double, int, double> adjust)
    {
        var (adjusted, smallest) = (new double[pValues.Length], 1.0);
        var order = Order(pValues);
        for (var rank = order.Length; rank >= 1; rank--)
        {
            smallest = Math.Min(smallest, adjust(pValues[order[rank - 1]], rank));
            adjusted[order[rank - 1]] = smallest;
        }

        return adjusted;
    }
}

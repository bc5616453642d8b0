namespace Analytics.Statistics.Drift.Shares;

/// <summary>What the weights of cells must be: the same cells for both samples, no weight negative, not all 0.</summary>
internal static class Weights
{
    internal static void Check(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        Total(reference, nameof(reference));
        Total(current, nameof(current));
        if (reference.Length != current.Length) throw new ArgumentException("Both samples need the same cells.", nameof(current));
    }

    internal static double Total(ReadOnlySpan<double> weights, string name)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight))) throw new ArgumentException("Every weight must be finite and at least 0.", name);
            total += weight;
        }

        return total > 0 && double.IsFinite(total) ? total : throw new ArgumentException("The weights must add up to a finite number above 0.", name);
    }
}

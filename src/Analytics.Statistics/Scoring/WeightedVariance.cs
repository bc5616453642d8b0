namespace Analytics.Statistics.Scoring;

/// <summary>
/// Running variance of values that occur several times each (West 1979, "Updating mean and variance estimates: an improved method",
/// Communications of the ACM 22(9), 532-535).
/// </summary>
internal struct WeightedVariance
{
    private double count;
    private double mean;
    private double squares;

    /// <summary>Variance with divisor n − 1; 0 for fewer than two values.</summary>
    public readonly double Value => count < 2 ? 0 : squares / (count - 1);

    public void Add(double value, long times)
    {
        if (times == 0) return;

        count += times;
        var delta = value - mean;
        mean += delta * (times / count);
        squares += times * delta * (value - mean);
    }
}

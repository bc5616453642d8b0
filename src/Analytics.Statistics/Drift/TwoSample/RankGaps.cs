namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Running sums of squared differences between ranks in the pooled sample, ties sharing their middle rank, and ranks in the own sample (Anderson
/// 1962, "On the distribution of the two-sample Cramér-von Mises criterion", Annals of Mathematical Statistics 33(3), 1148-1159, equation 9).
/// </summary>
internal struct RankGaps
{
    private double first;
    private double second;
    private double firstBelow;
    private double secondBelow;

    /// <summary>Adds the next group of equal values.</summary>
    public void Add(double ofFirst, double ofSecond)
    {
        var rank = firstBelow + secondBelow + (ofFirst + ofSecond + 1) / 2;
        first += Squares(rank - firstBelow, ofFirst);
        second += Squares(rank - secondBelow, ofSecond);
        firstBelow += ofFirst;
        secondBelow += ofSecond;
    }

    public readonly double Statistic(double n, double m) =>
        (n * first + m * second) / (n * m * (n + m)) - (4 * n * m - 1) / (6 * (n + m));

    /// <summary>Σ (gap − k)² over k = 1 … count.</summary>
    private static double Squares(double gap, double count)
    {
        var middle = gap - (count + 1) / 2;
        return count * middle * middle + count * (count * count - 1) / 12;
    }
}

using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>Area under the ROC curve with the two parts of DeLong's variance.</summary>
/// <param name="Value">The area, in [0, 1].</param>
/// <param name="Positives">Positives, at least 1.</param>
/// <param name="Negatives">Negatives, at least 1.</param>
/// <param name="PositivePart">Variance of the positives' placements over their number; 0 for a single positive.</param>
/// <param name="NegativePart">Variance of the negatives' placements over their number; 0 for a single negative.</param>
internal readonly record struct RocArea(double Value, long Positives, long Negatives, double PositivePart, double NegativePart)
{
    /// <summary>Variances below this are rounding.</summary>
    private const double NoVariance = 1e-24;

    public long Count => checked(Positives + Negatives);

    /// <summary>
    /// The placement of a positive is the share of the negatives below it, that of a negative the share of the positives above it, ties counted half.
    /// </summary>
    public static RocArea Measure(ReadOnlySpan<ScoreCount> ascending, string name)
    {
        var (positives, negatives) = Totals(ascending, name);
        var (positivesBelow, negativesBelow, wins) = (0.0, 0.0, 0.0);
        var (ofPositives, ofNegatives) = (new WeightedVariance(), new WeightedVariance());
        for (var i = 0; i < ascending.Length;)
        {
            var tie = NextTie(ascending, ref i);
            var beaten = negativesBelow + tie.Negatives / 2.0;
            wins += tie.Positives * beaten;
            ofPositives.Add(beaten / negatives, tie.Positives);
            ofNegatives.Add((positives - positivesBelow - tie.Positives / 2.0) / positives, tie.Negatives);
            positivesBelow += tie.Positives;
            negativesBelow += tie.Negatives;
        }

        var value = Math.Min(1, wins / ((double)positives * negatives));
        return new(value, positives, negatives, ofPositives.Value / positives, ofNegatives.Value / negatives);
    }

    public Interval Interval(double error)
    {
        var fewer = Math.Min(Positives, Negatives);
        var variance = PositivePart + NegativePart;
        if (fewer < 2 || variance < NoVariance || Value is <= 0 or >= 1) return BoundedMean.Hoeffding(Value, fewer, error);

        var (positiveShare, negativeShare) = (PositivePart / variance, NegativePart / variance);
        var degrees = 1 / (positiveShare * positiveShare / (Positives - 1) + negativeShare * negativeShare / (Negatives - 1));
        return LogitInterval.About(Value, StudentDistribution.TwoSided(error, degrees) * Math.Sqrt(variance));
    }

    internal static (long Positives, long Negatives) Totals(ReadOnlySpan<ScoreCount> ascending, string name)
    {
        var (positives, negatives, last) = (0L, 0L, double.NegativeInfinity);
        foreach (var (score, positive, negative) in ascending)
        {
            if (!double.IsFinite(score)) throw new ArgumentException("Every score must be finite.", name);
            if (score < last) throw new ArgumentException("The scores must ascend.", name);
            if (positive < 0 || negative < 0) throw new ArgumentException("Every count must be at least 0.", name);
            checked
            {
                positives += positive;
                negatives += negative;
            }

            last = score;
        }

        if (positives == 0) throw new ArgumentException("The area needs a positive label.", name);
        if (negatives == 0) throw new ArgumentException("The area needs a negative label.", name);
        return (positives, negatives);
    }

    private static ScoreCount NextTie(ReadOnlySpan<ScoreCount> ascending, ref int index)
    {
        var tie = ascending[index++];
        while (index < ascending.Length && ascending[index].Score <= tie.Score)
        {
            var (score, positives, negatives) = ascending[index++];
            tie = new(score, tie.Positives + positives, tie.Negatives + negatives);
        }

        return tie;
    }
}

using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Estimation;

/// <summary>A world with one input x, normal about a mean that may shift, and labels that are positive with the logistic probability of 2x.</summary>
internal static class World
{
    public static (double[] Scores, bool[] Labels) Draw(int rows, double mean, Random random)
    {
        var scores = Enumerable.Range(0, rows).Select(_ => 1 / (1 + Math.Exp(-2 * (mean + Rows.Normal(random))))).ToArray();
        return (scores, [.. scores.Select(score => random.NextDouble() < score)]);
    }

    public static bool[] Decide(double[] scores) => [.. scores.Select(score => score >= 0.5)];

    public static double Accuracy(bool[] decisions, bool[] labels) => BinaryScoring.Accuracy(LabelledRows.Confusion(decisions, labels)).Value;

    /// <summary>Accuracy in the limit, from a large sample of another seed.</summary>
    public static double AccuracyOf(double mean)
    {
        var (scores, _) = Draw(200_000, mean, new Random(99));
        return scores.Average(score => Math.Max(score, 1 - score));
    }
}

using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests;

/// <summary>Summaries of rows, made in the plainest way.</summary>
internal static class Rows
{
    public static ScoreCount[] Scored(IEnumerable<double> scores, IEnumerable<bool> labels) =>
    [
        .. scores.Zip(labels)
            .GroupBy(row => row.First)
            .OrderBy(group => group.Key)
            .Select(group => new ScoreCount(group.Key, group.Count(row => row.Second), group.Count(row => !row.Second))),
    ];

    public static BinaryConfusion Confusion(IEnumerable<bool> decisions, IEnumerable<bool> labels)
    {
        var rows = decisions.Zip(labels).ToArray();
        return new(rows.Count(row => row is (true, true)), rows.Count(row => row is (true, false)),
            rows.Count(row => row is (false, false)), rows.Count(row => row is (false, true)));
    }

    public static Moments Brier(IEnumerable<double> scores, IEnumerable<bool> labels) =>
        Moments.Of([.. scores.Zip(labels, (score, label) => Math.Pow(score - (label ? 1 : 0), 2))]);

    public static Moments LogLoss(IEnumerable<double> scores, IEnumerable<bool> labels) =>
        Moments.Of([.. scores.Zip(labels, (score, label) => -Math.Log(Math.Clamp(label ? score : 1 - score, double.BitIncrement(1) - 1, 1)))]);

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

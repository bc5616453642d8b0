using System.Runtime.CompilerServices;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>Turns labelled predictions, one a row, into the counts that the figures are taken from.</summary>
public static class LabelledRows
{
    /// <summary>Counts by score, scores ascending and all different; O(n log n), with two arrays of the size of the sample.</summary>
    /// <param name="scores">Score of each row, finite.</param>
    /// <param name="labels">Label of each row, true for positive; as many as scores.</param>
    /// <returns>The counts; none for no rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a score is NaN or infinite.</exception>
    public static ScoreCount[] ByScore(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        CheckRows(scores, labels);
        var keys = scores.ToArray();
        var positive = labels.ToArray();
        Array.Sort(keys, positive);

        var counts = new ScoreCount[keys.Length];
        var used = 0;
        for (var row = 0; row < keys.Length; row++)
        {
            var (one, other) = positive[row] ? (1, 0) : (0, 1);
            var tied = used > 0 && counts[used - 1].Score.Equals(keys[row] + 0.0);
            counts[tied ? used - 1 : used] = tied
                ? new(keys[row] + 0.0, counts[used - 1].Positives + one, counts[used - 1].Negatives + other)
                : new(keys[row] + 0.0, one, other);
            if (!tied) used++;
        }

        return counts[..used];
    }

    /// <summary>Counts by decision and label; O(n), nothing allocated but the result.</summary>
    /// <param name="decisions">Decision of each row, true for positive.</param>
    /// <param name="labels">Label of each row, true for positive; as many as decisions.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static BinaryConfusion Confusion(ReadOnlySpan<bool> decisions, ReadOnlySpan<bool> labels)
    {
        if (decisions.Length != labels.Length) throw new ArgumentException("There must be one label for each decision.", nameof(labels));

        var (both, decided, labelled) = (0L, 0L, 0L);
        for (var row = 0; row < labels.Length; row++)
        {
            both += decisions[row] && labels[row] ? 1 : 0;
            decided += decisions[row] ? 1 : 0;
            labelled += labels[row] ? 1 : 0;
        }

        return new(both, decided - both, labels.Length - decided - labelled + both, labelled - both);
    }

    internal static void CheckRows(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, [CallerArgumentExpression(nameof(scores))] string? name = null)
    {
        if (labels.Length != scores.Length) throw new ArgumentException("There must be one label for each score.", nameof(labels));
        Finite.Check(scores, name!);
    }
}

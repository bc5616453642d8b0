using Analytics.Statistics.Calibration;

namespace Analytics.Statistics.Estimation;

/// <summary>
/// Calibration within subgroups, such as segments, bins of a feature or the parts that a shift makes rarer or commoner: isotonic over all rows, then
/// corrected group by group and score by score until none is off by more than the tolerance (multicalibration). Groups may overlap. CBPE on it
/// (M-CBPE) stays right when the mix of the groups changes, where calibration over all rows does not. Immutable, safe for concurrent use.
/// Source: Hébert-Johnson, Kim, Reingold &amp; Rothblum 2018, "Multicalibration: calibration for the (computationally-identifiable) masses", ICML,
/// 1939-1948, algorithm 3.1, with a shrunken step.
/// </summary>
public sealed class GroupCalibration
{
    /// <summary>Levels of probability that a group is corrected at.</summary>
    private const int Levels = 10;

    /// <summary>Added to the rows of a cell: a cell of so few rows is corrected by half.</summary>
    private const double Prior = 10;

    private readonly IsotonicCalibration start;
    private readonly List<Correction> corrections;

    private GroupCalibration(IsotonicCalibration start, int groups, List<Correction> corrections) =>
        (this.start, Groups, this.corrections) = (start, groups, corrections);

    /// <summary>Groups that it was fitted on.</summary>
    public int Groups { get; }

    /// <summary>Corrections that the fit made.</summary>
    public int Corrections => corrections.Count;

    /// <summary>Fits the calibration; O(n log n + rounds · n · groups).</summary>
    /// <param name="scores">Score of each row, finite; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="groups">For each group, whether each row is in it.</param>
    /// <param name="tolerance">Largest gap of share and probability that a group may keep at a level, above 0 and below 1.</param>
    /// <param name="fewestRows">Rows that a group must have at a level to be corrected there, at least 1.</param>
    /// <param name="rounds">Most rounds over all groups, at least 1.</param>
    /// <returns>The fitted calibration.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no row, the lengths differ, or a score is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance, the rows or the rounds are out of range.</exception>
    public static GroupCalibration Fit(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<bool> labels,
        IReadOnlyList<bool[]> groups,
        double tolerance = 0.01,
        int fewestRows = 30,
        int rounds = 20)
    {
        CheckGroups(groups, scores.Length);
        if (tolerance is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(tolerance), "The tolerance must be above 0 and below 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(fewestRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);

        var start = IsotonicCalibration.Fit(scores, labels);
        var probabilities = start.Calibrate(scores);
        var corrections = new List<Correction>();
        for (var round = 0; round < rounds; round++)
        {
            var before = corrections.Count;
            for (var group = 0; group < groups.Count; group++)
                Correct(probabilities, labels, groups[group], group, tolerance, fewestRows, corrections);
            if (corrections.Count == before) break;
        }

        return new(start, groups.Count, corrections);
    }

    /// <summary>Probabilities at many scores; O(n · corrections).</summary>
    /// <param name="scores">Score of each row, finite.</param>
    /// <param name="groups">For each group of the fit, in its order, whether each row is in it.</param>
    /// <returns>The probability of a positive of each row, in [0, 1].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">The groups are not as many as in the fit, the lengths differ, or a score is not finite.</exception>
    public double[] Calibrate(ReadOnlySpan<double> scores, IReadOnlyList<bool[]> groups)
    {
        CheckGroups(groups, scores.Length);
        if (groups.Count != Groups) throw new ArgumentException("There must be the groups of the fit.", nameof(groups));

        var probabilities = start.Calibrate(scores);
        foreach (var correction in corrections)
        {
            var members = groups[correction.Group];
            for (var row = 0; row < probabilities.Length; row++)
            {
                if (members[row] && Level(probabilities[row]) == correction.Level)
                    probabilities[row] = Math.Clamp(probabilities[row] + correction.Step, 0, 1);
            }
        }

        return probabilities;
    }

    private static void Correct(double[] probabilities, ReadOnlySpan<bool> labels, bool[] members, int group, double tolerance, int fewestRows, List<Correction> corrections)
    {
        for (var level = 0; level < Levels; level++)
        {
            var (count, gap) = (0, 0.0);
            for (var row = 0; row < probabilities.Length; row++)
            {
                if (!members[row] || Level(probabilities[row]) != level) continue;
                count++;
                gap += (labels[row] ? 1 : 0) - probabilities[row];
            }

            if (count < fewestRows || Math.Abs(gap / count) <= tolerance) continue;
            var step = gap / (count + Prior);
            corrections.Add(new(group, level, step));
            for (var row = 0; row < probabilities.Length; row++)
            {
                if (members[row] && Level(probabilities[row]) == level) probabilities[row] = Math.Clamp(probabilities[row] + step, 0, 1);
            }
        }
    }

    private static int Level(double probability) => Math.Min(Levels - 1, (int)(probability * Levels));

    private static void CheckGroups(IReadOnlyList<bool[]> groups, int rows)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Any(group => group is null || group.Length != rows)) throw new ArgumentException("Every group must have a value for each row.", nameof(groups));
    }

    private readonly record struct Correction(int Group, int Level, double Step);
}

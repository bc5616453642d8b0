using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments;

/// <summary>Whether the assignments of two experiments depend on each other, which makes the effect of one a mixture with that of the other.</summary>
/// <param name="ChiSquare">Pearson's chi-square of the table, without a continuity correction.</param>
/// <param name="DegreesOfFreedom">(rows − 1) (columns − 1), of rows and columns that have units.</param>
/// <param name="PValue">Probability of so large a value where the assignments are independent.</param>
public sealed record AssignmentDependence(double ChiSquare, int DegreesOfFreedom, double PValue)
{
    /// <summary>
    /// The chi-square test of independence; close from about five expected units a cell on. O(cells).
    /// Source: Pearson 1900, Philosophical Magazine 50, 157-175.
    /// </summary>
    /// <param name="table">Units by arm of the first experiment (rows) and of the second (columns), at least 0; at least two rows and columns have units.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> or a row is null.</exception>
    /// <exception cref="ArgumentException">Rows differ in length, a count is negative, or fewer than two rows or columns have units.</exception>
    public static AssignmentDependence Test(IReadOnlyList<IReadOnlyList<long>> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach (var row in table)
        {
            ArgumentNullException.ThrowIfNull(row, nameof(table));
            if (row.Count != table[0].Count) throw new ArgumentException("The rows must have equal lengths.", nameof(table));
            if (row.Any(count => count < 0)) throw new ArgumentException("Every count must be at least 0.", nameof(table));
        }

        var rows = table.Select(row => (double)row.Sum()).ToArray();
        var columns = Enumerable.Range(0, table.Count == 0 ? 0 : table[0].Count).Select(column => (double)table.Sum(row => row[column])).ToArray();
        var degrees = (rows.Count(sum => sum > 0) - 1) * (columns.Count(sum => sum > 0) - 1);
        if (degrees < 1 || rows.Count(sum => sum > 0) < 2) throw new ArgumentException("At least two rows and two columns must have units.", nameof(table));

        var chiSquare = 0.0;
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                var expected = rows[row] * (columns[column] / rows.Sum());
                if (expected > 0) chiSquare += Math.Pow(table[row][column] - expected, 2) / expected;
            }
        }

        return new(chiSquare, degrees, ChiSquareDistribution.Survival(chiSquare, degrees));
    }
}

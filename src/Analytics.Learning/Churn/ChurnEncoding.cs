namespace Analytics.Learning.Churn;

/// <summary>
/// How rows become numbers: a missing number becomes the median of those trained on, with a mark beside it; a text becomes a mark for each of its values
/// that was frequent enough. Learnt from the rows trained on only.
/// </summary>
/// <param name="NumberNames">Names of the number columns.</param>
/// <param name="CategoryNames">Names of the text columns.</param>
/// <param name="Medians">Median of each number column.</param>
/// <param name="WithMissing">Whether a number column had missing values.</param>
/// <param name="Levels">Values of each text column that have a mark.</param>
/// <param name="Usual">Most frequent value of each text column; null where it is missing.</param>
public sealed record ChurnEncoding(
    IReadOnlyList<string> NumberNames, IReadOnlyList<string> CategoryNames, IReadOnlyList<double> Medians, IReadOnlyList<bool> WithMissing,
    IReadOnlyList<IReadOnlyList<string>> Levels, IReadOnlyList<string?> Usual)
{
    private const int MostLevels = 100;
    private const int FewestRows = 5;

    /// <summary>Numbers of an encoded row.</summary>
    internal int Width => NumberNames.Count + WithMissing.Count(missing => missing) + Levels.Sum(levels => levels.Count);

    internal static ChurnEncoding Of(ChurnRows rows)
    {
        var levels = rows.CategoryNames.Select((_, column) => rows.Categories.Select(row => row[column]).GroupBy(value => value)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList()).ToList();
        return new ChurnEncoding(
            rows.NumberNames,
            rows.CategoryNames,
            [.. rows.NumberNames.Select((_, column) => Median(rows.Numbers.Select(row => row[column]).Where(double.IsFinite)))],
            [.. rows.NumberNames.Select((_, column) => rows.Numbers.Any(row => !double.IsFinite(row[column])))],
            [.. levels.Select(groups => (IReadOnlyList<string>)[.. groups.Where(group => group.Key is not null && group.Count() >= FewestRows).Take(MostLevels).Select(group => group.Key!)])],
            [.. levels.Select(groups => groups.Count == 0 ? null : groups[0].Key)]);
    }

    internal double[] Encode(double[] numbers, string?[] categories)
    {
        var encoded = new double[Width];
        var at = 0;
        for (var column = 0; column < NumberNames.Count; column++)
        {
            var missing = !double.IsFinite(numbers[column]);
            encoded[at++] = missing ? Medians[column] : numbers[column];
            if (WithMissing[column]) encoded[at++] = missing ? 1 : 0;
        }

        for (var column = 0; column < CategoryNames.Count; column++)
            foreach (var level in Levels[column]) encoded[at++] = level == categories[column] ? 1 : 0;
        return encoded;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) return 0;
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

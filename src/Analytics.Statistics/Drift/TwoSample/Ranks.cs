using Analytics.Statistics.Summaries;
namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>Ranks of a reference sample among the pooled values, ties sharing their middle rank.</summary>
/// <param name="ReferenceSum">Sum of the reference's ranks.</param>
/// <param name="TieCorrection">Sum of t³ − t over groups of t equal values.</param>
internal readonly record struct Ranks(double ReferenceSum, double TieCorrection)
{
    internal static Ranks Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var (i, j, sum, ties) = (0, 0, 0.0, 0.0);
        while (i < reference.Length || j < current.Length)
        {
            var value = i == reference.Length ? current[j] : j == current.Length ? reference[i] : Math.Min(reference[i], current[j]);
            var (from, before) = (i, (double)i + j);
            while (i < reference.Length && reference[i] <= value) i++;
            while (j < current.Length && current[j] <= value) j++;
            var tied = i + j - before;
            sum += (i - from) * (before + (tied + 1) / 2);
            ties += tied * (tied * tied - 1);
        }

        return new(sum, ties);
    }

    internal static Ranks Of(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current)
    {
        var (i, j, sum, ties, before) = (0, 0, 0.0, 0.0, 0.0);
        while (i < reference.Length || j < current.Length)
        {
            var value = i == reference.Length
                ? current[j].Value
                : j == current.Length ? reference[i].Value : Math.Min(reference[i].Value, current[j].Value);
            var (own, tied) = (0.0, 0.0);
            for (; i < reference.Length && reference[i].Value <= value; i++) own += reference[i].Count;
            for (tied = own; j < current.Length && current[j].Value <= value; j++) tied += current[j].Count;
            sum += own * (before + (tied + 1) / 2);
            ties += tied * (tied * tied - 1);
            before += tied;
        }

        return new(sum, ties);
    }
}

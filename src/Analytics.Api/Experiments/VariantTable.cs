using System.Globalization;
using Analytics.Api.Replay;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Api.Experiments;

/// <summary>The rows of an experiment's CSV file, by variant.</summary>
internal sealed class VariantTable
{
    private readonly CsvSource source;
    private readonly string control;
    private readonly Dictionary<string, List<string[]>> rows;

    private VariantTable(CsvSource source, string control, Dictionary<string, List<string[]>> rows) => (this.source, this.control, this.rows) = (source, control, rows);

    /// <exception cref="ReplayException">A column or the control is missing.</exception>
    public static VariantTable Read(CsvSource source, string variant, string control)
    {
        var column = source.Column("--variant", variant);
        var rows = source.Rows().GroupBy(row => row[column]).ToDictionary(group => group.Key, group => group.ToList());
        if (!rows.ContainsKey(control)) throw new ReplayException($"No row of {source.Name} has '{control}' in column '{variant}'; it has: {string.Join(", ", rows.Keys.Order().Take(20))}.");
        return rows.Count > 1 ? new(source, control, rows) : throw new ReplayException($"{source.Name} has one variant only.");
    }

    /// <summary>What the rows say, a line each.</summary>
    /// <exception cref="ReplayException">A column is missing, or holds what is no number.</exception>
    public IEnumerable<string> Report(IReadOnlyList<string> metrics, IReadOnlyList<string> ratios, IReadOnlyList<string> counts, string? by)
    {
        foreach (var treatment in rows.Keys.Where(variant => variant != control).Order(StringComparer.Ordinal))
        {
            if (counts.Count == 0) yield return SampleRatioOf("sample ratio", rows[control].Count, rows[treatment].Count, treatment);
            foreach (var count in counts)
                yield return SampleRatioOf($"sample ratio of {count}", (long)Values(control, count).Sum(), (long)Values(treatment, count).Sum(), treatment);
            foreach (var metric in metrics)
                yield return Compare(metric, treatment, Values(control, metric), Values(treatment, metric));
            foreach (var ratio in ratios)
                foreach (var line in CompareRatio(ratio, treatment, by)) yield return line;
        }
    }

    private string SampleRatioOf(string name, long first, long second, string treatment)
    {
        var test = SampleRatio.Test([first, second], [1, 1]);
        return Line($"{name}: {control} {first:N0}, {treatment} {second:N0}; chi-square {N(test.ChiSquare)}, p = {N(test.PValue)}");
    }

    private string Compare(string metric, string treatment, double[] first, double[] second)
    {
        if (first.Length < 2 || second.Length < 2) throw new ReplayException($"Column '{metric}' has fewer than two values in a variant.");
        if (first.Concat(second).All(value => value is 0 or 1)) return CompareShares(metric, treatment, new((long)first.Sum(), first.Length), new((long)second.Sum(), second.Length));

        var (c, t) = (Arm.OfMean(Moments.Of(first)), Arm.OfMean(Moments.Of(second)));
        var test = EffectTest.Run(ArmComparison.Difference(c, t));
        var ranks = RankSum.Test(first, second);
        return Line($"{metric}: {treatment} {N(t.Mean)} against {control} {N(c.Mean)}, difference {N(test.Effect.Value)} [{N(test.Interval.Lower)}, {N(test.Interval.Upper)}], Welch t = {N(test.Statistic)}, p = {N(test.PValue)}; rank sum p = {N(ranks.PValue)}");
    }

    private string CompareShares(string name, string treatment, SuccessCount first, SuccessCount second)
    {
        var (test, interval) = (ProportionDifference.PooledTest(first, second), ProportionDifference.Wald(first, second));
        return Line($"{name}: {treatment} {N(second.Share)} against {control} {N(first.Share)}, difference {N(second.Share - first.Share)} [{N(interval.Lower)}, {N(interval.Upper)}], z = {N(test.Statistic)}, p = {N(test.PValue)}");
    }

    /// <summary>Only rows that have both counts: what is not known yet is left out of both.</summary>
    private IEnumerable<string> CompareRatio(string ratio, string treatment, string? by)
    {
        var parts = ratio.Split('/');
        if (parts.Length != 2) throw new ReplayException($"--ratio {ratio} must be NUMERATOR/DENOMINATOR.");
        var (numerator, denominator) = (source.Column("--ratio", parts[0]), source.Column("--ratio", parts[1]));
        List<string[]> Known(string variant) => [.. rows[variant].Where(row => row[numerator].Length > 0 && row[denominator].Length > 0)];
        SuccessCount Sum(IEnumerable<string[]> some)
        {
            var all = some.ToList();
            var (successes, trials) = (all.Sum(row => Number(row[numerator], parts[0])), all.Sum(row => Number(row[denominator], parts[1])));
            return trials >= 1 && successes <= trials ? new((long)successes, (long)trials) : throw new ReplayException($"--ratio {ratio}: the numerator is larger than the denominator, or there is none.");
        }

        var (first, second) = (Known(control), Known(treatment));
        yield return CompareShares(ratio, treatment, Sum(first), Sum(second));
        if (by is null) yield break;

        var pair = source.Column("--by", by);
        var signs = first.Join(second, row => row[pair], row => row[pair], (a, b) => Math.Sign(Sum([b]).Share - Sum([a]).Share)).Where(sign => sign != 0).ToList();
        var up = signs.Count(sign => sign > 0);
        yield return Line($"{ratio} by {by}: higher in {treatment} on {up} of {signs.Count}, sign test p = {N(BinomialTest.PValue(up, signs.Count))}");
    }

    private double[] Values(string variant, string name)
    {
        var column = source.Column("--metric", name);
        return [.. rows[variant].Where(row => row[column].Length > 0).Select(row => Number(row[column], name))];
    }

    private double Number(string text, string name) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
        : bool.TryParse(text, out var flag) ? (flag ? 1 : 0)
        : throw new ReplayException($"Column '{name}' of {source.Name} holds '{text}', which is no number.");

    private static string N(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Line(FormattableString line) => FormattableString.Invariant(line);
}

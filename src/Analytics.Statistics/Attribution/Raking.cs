namespace Analytics.Statistics.Attribution;

/// <summary>
/// Weights of a sample under which chosen features have wanted shares of levels, as close to equal weights as that allows (iterative proportional
/// fitting: Deming &amp; Stephan 1940, Annals of Mathematical Statistics 11(4), 427-444). Levels that the sample does not have are left out.
/// </summary>
internal sealed class Raking
{
    private const int MostRounds = 100;
    private const double Close = 1e-9;
    private readonly int[][] levels;
    private readonly double[][] wanted;
    private readonly double[] weights;
    private readonly double[] shares;

    /// <param name="levels">For each feature, the level of each row of the sample.</param>
    /// <param name="targets">For each feature, the level of each row of the sample to be like.</param>
    /// <param name="counts">For each feature, its number of levels.</param>
    public Raking(int[][] levels, int[][] targets, int[] counts)
    {
        this.levels = levels;
        wanted = [.. counts.Select((count, feature) => Shares(levels[feature], targets[feature], count))];
        weights = new double[levels[0].Length];
        shares = new double[counts.Max()];
    }

    /// <summary>Weighted mean of values, one a row, with the features of the mask raked.</summary>
    public double Mean(ulong mask, double[] values)
    {
        Array.Fill(weights, 1.0 / weights.Length);
        for (var round = 0; round < MostRounds && mask != 0; round++)
        {
            var off = 0.0;
            for (var feature = 0; feature < levels.Length; feature++)
            {
                if ((mask >> feature & 1) != 0) off = Math.Max(off, Fit(feature));
            }

            if (off < Close) break;
        }

        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            sum += weights[row] * values[row];
            total += weights[row];
        }

        return sum / total;
    }

    /// <summary>Brings one feature to its wanted shares; returns how far the furthest level was off.</summary>
    private double Fit(int feature)
    {
        var (level, target) = (levels[feature], wanted[feature]);
        Array.Clear(shares);
        for (var row = 0; row < weights.Length; row++) shares[level[row]] += weights[row];

        var (off, reachable) = (0.0, 0.0);
        for (var one = 0; one < target.Length; one++) reachable += shares[one] > 0 ? target[one] : 0;

        // Other features have already ruled out every row that this one wants.
        if (reachable < Close) return 0;
        for (var one = 0; one < target.Length; one++)
        {
            off = Math.Max(off, Math.Abs(target[one] - shares[one]));
            shares[one] = shares[one] > 0 ? target[one] / shares[one] : 0;
        }

        for (var row = 0; row < weights.Length; row++) weights[row] *= shares[level[row]];
        return off;
    }

    /// <summary>Shares of levels among the targets that the sample has too; its own shares where there are none such.</summary>
    private static double[] Shares(int[] own, int[] targets, int count)
    {
        var (has, result) = (new double[count], new double[count]);
        foreach (var level in own) has[level] += 1.0 / own.Length;
        foreach (var level in targets) result[level] += has[level] > 0 ? 1 : 0;
        var total = result.Sum();
        return total > 0 ? [.. result.Select(share => share / total)] : has;
    }
}

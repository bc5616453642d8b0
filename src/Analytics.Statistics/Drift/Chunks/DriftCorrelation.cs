using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Summaries;
using MathNet.Numerics;

namespace Analytics.Statistics.Drift.Chunks;

/// <summary>
/// How far the drift of a column goes with the change of a model's performance from chunk to chunk: a hint at the column to look at first, not a
/// proof that it is the cause.
/// </summary>
/// <param name="Correlation">Pearson's correlation, in [−1, 1].</param>
/// <param name="PValue">Two-sided p-value for normal values; with four chunks only a correlation above 0.95 is below 5 %.</param>
/// <param name="Chunks">Chunks compared, at least 3.</param>
public readonly record struct DriftCorrelation(double Correlation, double PValue, int Chunks)
{
    /// <summary>
    /// The correlation of a column's distance with the absolute change of a metric, chunk by chunk; O(n). Source: Pearson 1896, "Regression,
    /// heredity, and panmixia", Philosophical Transactions A 187, 253-318; its test: Student 1908, Biometrika 6(2-3), 302-310.
    /// </summary>
    /// <param name="distances">Distance of the column in each chunk, at least 3, finite.</param>
    /// <param name="changes">|metric − mean reference metric| in each chunk, as many, finite.</param>
    /// <returns>The correlation; null where one of the two does not vary, as it is then not defined.</returns>
    /// <exception cref="ArgumentException">There are fewer than 3 chunks, a value is not finite, or the lengths differ.</exception>
    public static DriftCorrelation? Of(ReadOnlySpan<double> distances, ReadOnlySpan<double> changes)
    {
        if (distances.Length < 3) throw new ArgumentException("The correlation needs at least 3 chunks.", nameof(distances));
        if (changes.Length != distances.Length) throw new ArgumentException("Each chunk needs a distance and a change.", nameof(changes));
        Sample.Check(distances);
        Sample.Check(changes);
        var (first, second) = (Moments.Of(distances), Moments.Of(changes));
        if (first.M2 <= 0 || second.M2 <= 0) return null;

        var product = 0.0;
        for (var chunk = 0; chunk < distances.Length; chunk++) product += (distances[chunk] - first.Mean) * (changes[chunk] - second.Mean);
        var correlation = Math.Clamp(product / Math.Sqrt(first.M2) / Math.Sqrt(second.M2), -1, 1);
        var rest = (1 - correlation) * (1 + correlation);
        return new(correlation, SpecialFunctions.BetaRegularized((distances.Length - 2) / 2.0, 0.5, rest), distances.Length);
    }
}

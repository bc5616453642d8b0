using Analytics.Core.Ports;

namespace Analytics.Core.Performance;

/// <summary>
/// Rows as finite numbers for trees: numeric slots as they are and missing ones below all of the reference, categories as their frequency in the
/// reference and missing ones as -1, and the answer.
/// </summary>
internal sealed class RowEncoder
{
    private readonly double[] missing;
    private readonly Dictionary<string, double>[] frequencies;

    private RowEncoder(double[] missing, Dictionary<string, double>[] frequencies) => (this.missing, this.frequencies) = (missing, frequencies);

    public static RowEncoder Of(IReadOnlyList<SampledPrediction> reference)
    {
        var slots = reference.Max(row => row.Categories.Length);
        var frequencies = Enumerable.Range(0, slots)
            .Select(slot => reference.Select(row => row.CategoryAt(slot)).OfType<string>()
                .GroupBy(category => category, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (double)group.Count() / reference.Count))
            .ToArray();
        double[] below = [.. Enumerable.Range(0, reference.Max(row => row.Numbers.Length)).Select(slot => Below(reference.Select(row => row.NumberAt(slot))))];
        return new(below, frequencies);
    }

    public double[] Encode(SampledPrediction row)
    {
        var encoded = new double[missing.Length + frequencies.Length + 1];
        for (var slot = 0; slot < missing.Length; slot++) encoded[slot] = double.IsFinite(row.NumberAt(slot)) ? row.Numbers[slot] : missing[slot];
        for (var slot = 0; slot < frequencies.Length; slot++)
            encoded[missing.Length + slot] = row.CategoryAt(slot) is { } category ? frequencies[slot].GetValueOrDefault(category) : -1;
        encoded[^1] = row.Value ?? row.Score ?? 0;
        return encoded;
    }

    private static double Below(IEnumerable<double> values)
    {
        List<double> finite = [.. values.Where(double.IsFinite)];
        return finite.Count == 0 ? -1 : finite.Min() - (finite.Max() - finite.Min()) - 1;
    }
}

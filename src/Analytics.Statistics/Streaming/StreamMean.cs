using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Mean and sum of squared deviations of the values so far (Welford 1962, "Note on a method for calculating corrected sums of squares and
/// products", Technometrics 4(3), 419-420).
/// </summary>
internal struct StreamMean
{
    private long count;
    private double mean;
    private double squares;

    internal readonly long Count => count;

    internal readonly double Mean => mean;

    /// <summary>Variance with the divisor n − 1; 0 for fewer than two values.</summary>
    internal readonly double SampleVariance => count < 2 ? 0 : squares / (count - 1);

    /// <summary>Variance with the divisor n; 0 without values.</summary>
    internal readonly double PopulationVariance => count == 0 ? 0 : squares / count;

    internal void Add(double value)
    {
        var before = value - mean;
        mean += before / ++count;
        squares += before * (value - mean);
    }

    internal void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref count);
        transfer.Carry(ref mean);
        transfer.Carry(ref squares);
    }
}

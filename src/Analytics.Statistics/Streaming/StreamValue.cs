namespace Analytics.Statistics.Streaming;

/// <summary>The rules that values and parameters of stream detectors obey.</summary>
internal static class StreamValue
{
    /// <summary>Larger magnitudes would let squares overflow, and NaN follow from finite values.</summary>
    private const double Largest = 1e150;

    internal static void CheckFinite(double value)
    {
        if (!(Math.Abs(value) <= Largest)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be finite, of a magnitude up to 1e150.");
    }

    internal static void CheckBit(double value)
    {
        if (value is not (0 or 1)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be 0 or 1.");
    }

    internal static void CheckShare(double value)
    {
        if (value is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be in [0, 1].");
    }

    internal static double Positive(double parameter, string name) => parameter > 0 && double.IsFinite(parameter)
        ? parameter
        : throw new ArgumentOutOfRangeException(name, "The parameter must be above 0 and finite.");

    internal static double NotNegative(double parameter, string name) => parameter >= 0 && double.IsFinite(parameter)
        ? parameter
        : throw new ArgumentOutOfRangeException(name, "The parameter must be at least 0 and finite.");

    internal static int AtLeast(int parameter, int least, string name) => parameter >= least
        ? parameter
        : throw new ArgumentOutOfRangeException(name, $"The parameter must be at least {least}.");

    internal static double Probability(double parameter, string name) => parameter is > 0 and < 1
        ? parameter
        : throw new ArgumentOutOfRangeException(name, "The parameter must be above 0 and below 1.");

    /// <summary>A weight in (0, 1].</summary>
    internal static double Weight(double parameter, string name) => parameter is > 0 and <= 1
        ? parameter
        : throw new ArgumentOutOfRangeException(name, "The parameter must be above 0 and at most 1.");

    internal static T Defined<T>(T parameter, string name)
        where T : struct, Enum => Enum.IsDefined(parameter)
        ? parameter
        : throw new ArgumentOutOfRangeException(name, "The parameter is not a member of its type.");
}

using System.Runtime.CompilerServices;
using MathNet.Numerics;
using MathNet.Numerics.Integration;
using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Average run lengths of control charts, the mean number of rows to an alarm, for independent normal values whose mean and deviation without a
/// change are known. They turn an alarm budget, such as one false alarm a month, into the limit of a chart.
/// Source: the integral equations of Page 1954, "Continuous inspection schemes", Biometrika 41(1/2), 100-115, and of Crowder 1987, "A simple method
/// for studying run-length distributions of EWMA charts", Technometrics 29(4), 401-407, solved on the nodes of Gauss and Legendre.
/// </summary>
public static class RunLength
{
    private const double LongestLimit = 60;

    /// <summary>
    /// Average run length of the two-sided chart of <see cref="Cusum"/> with given mean and deviation, from sums of 0; O(64³), for h above 28 O(256³).
    /// </summary>
    /// <param name="slack">k, in deviations, above 0 and at most 5.</param>
    /// <param name="threshold">h, in deviations, above 0 and at most 60.</param>
    /// <param name="shift">Change of the mean, in deviations; 0 gives the length to a false alarm.</param>
    /// <returns>Rows, at least 1; exact to about 8 digits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static double OfCusum(double slack, double threshold, double shift = 0)
    {
        CheckLimit(Range(slack, 5), Range(threshold, LongestLimit), shift);
        var (up, down) = (OneSidedCusum(slack - shift, threshold), OneSidedCusum(slack + shift, threshold));
        return 1 / (1 / up + 1 / down);
    }

    /// <summary>The threshold h at which <see cref="OfCusum"/> has a wanted average run length without a change; about 50 times that.</summary>
    /// <param name="slack">k, in deviations, above 0 and at most 5.</param>
    /// <param name="runLength">Wanted rows to a false alarm, from 10 to 10⁹.</param>
    /// <returns>h, in deviations.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range, or no h up to 60 gives the run length.</exception>
    public static double CusumThreshold(double slack, double runLength)
    {
        Range(slack, 5);
        return Solve(limit => OfCusum(slack, limit), runLength);
    }

    /// <summary>
    /// Average run length of an EWMA chart with the constant limit L √(α / (2 − α)) about a known mean, from the average at the mean; O(64³).
    /// </summary>
    /// <param name="weight">α, in (0, 1].</param>
    /// <param name="threshold">L, in deviations of the settled average, above 0 and at most 60.</param>
    /// <param name="shift">Change of the mean, in deviations of the values; 0 gives the length to a false alarm.</param>
    /// <returns>Rows, at least 1; exact to about 8 digits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static double OfEwma(double weight, double threshold, double shift = 0)
    {
        CheckLimit(StreamValue.Weight(weight, nameof(weight)), Range(threshold, LongestLimit), shift);
        var limit = threshold * Math.Sqrt(weight / (2 - weight));
        var nodes = new GaussLegendreRule(-limit, limit, Nodes(2 * limit / weight));
        return FromStart(nodes, 0, (to, from) => Density((to - (1 - weight) * from) / weight - shift) / weight, atZero: null);
    }

    /// <summary>The threshold L at which <see cref="OfEwma"/> has a wanted average run length without a change; about 50 times that.</summary>
    /// <param name="weight">α, in (0, 1].</param>
    /// <param name="runLength">Wanted rows to a false alarm, from 10 to 10⁹.</param>
    /// <returns>L, in deviations of the settled average.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static double EwmaThreshold(double weight, double runLength)
    {
        StreamValue.Weight(weight, nameof(weight));
        return Solve(limit => OfEwma(weight, limit), runLength);
    }

    private static double OneSidedCusum(double slack, double threshold) => FromStart(
        new GaussLegendreRule(0, threshold, Nodes(threshold)),
        0,
        (to, from) => Density(to + slack - from),
        atZero: from => SpecialFunctions.Erfc((from - slack) / Math.Sqrt(2)) / 2);

    /// <summary>Four or more for each deviation of the kernel, of those numbers for which MathNet knows the nodes to full precision.</summary>
    private static int Nodes(double deviations) => deviations <= 12 ? 64 : deviations <= 28 ? 128 : 256;

    /// <summary>
    /// L(z) = 1 + atZero(z) L(0) + ∫ L(x) density(x, z) dx at the start, by Nyström's method; the start is a node of its own, of weight 0 unless
    /// the chart has a mass there.
    /// </summary>
    private static double FromStart(GaussLegendreRule nodes, double start, Func<double, double, double> density, Func<double, double>? atZero)
    {
        double[] points = [start, .. nodes.Abscissas];
        var system = Matrix<double>.Build.Dense(points.Length, points.Length, (row, column) => (row == column ? 1 : 0) - (column == 0
            ? atZero?.Invoke(points[row]) ?? 0
            : nodes.GetWeight(column - 1) * density(points[column], points[row])));
        return Math.Max(1, system.Solve(Vector<double>.Build.Dense(points.Length, 1))[0]);
    }

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    private static double Solve(Func<double, double> length, double runLength)
    {
        if (runLength is not (>= 10 and <= 1e9)) throw new ArgumentOutOfRangeException(nameof(runLength), "The run length must be from 10 to 1e9.");
        var (low, high) = (0.01, 1.0);
        while (length(high) < runLength)
        {
            (low, high) = (high, high * 1.5);
            if (high > LongestLimit) throw new ArgumentOutOfRangeException(nameof(runLength), "No threshold up to 60 gives the run length.");
        }

        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            if (length(middle) < runLength) low = middle; else high = middle;
        }

        return (low + high) / 2;
    }

    private static double Range(double value, double most, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0 && value <= most ? value : throw new ArgumentOutOfRangeException(name, $"The value must be above 0 and at most {most}.");

    private static void CheckLimit(double first, double second, double shift)
    {
        if (!double.IsFinite(first + second + shift)) throw new ArgumentOutOfRangeException(nameof(shift), "The shift must be finite.");
    }
}

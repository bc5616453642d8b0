using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics.Series;

/// <summary>
/// Pulls the roots of a recurrence to where its forecasts do not explode: oscillations outside the unit circle onto it, slow ones that no window
/// can tell from a trend to a trend, and growth to what is allowed. The rules are those of ML.NET's AdaptiveSingularSpectrumSequenceModeler.
/// </summary>
internal sealed class SsaStabiliser
{
    private const double Same = 1e-9;
    private const double ClusterGap = 0.05;
    private const double NearOne = 0.9;

    private readonly int window;
    private readonly double maxGrowth;
    private readonly Complex[] roots;
    private readonly List<int> trends = [];
    private readonly List<int> oscillations = [];
    private bool polynomialTrend;

    private SsaStabiliser(Complex[] roots, double maxGrowth)
    {
        this.roots = roots;
        this.maxGrowth = maxGrowth;
        window = roots.Length + 1;
    }

    /// <summary>The stabilised coefficients; the given ones where the roots cannot be found or put together again with enough digits.</summary>
    internal static double[] Stabilise(double[] coefficients, double maxGrowth)
    {
        if (coefficients.Length == 1) return [Math.Clamp(coefficients[0], -1, 1)];

        if (!coefficients.All(double.IsFinite) || Roots(coefficients) is not { } found) return coefficients;
        var stabiliser = new SsaStabiliser(found, maxGrowth);
        stabiliser.Pull();
        return RootPolynomial.Coefficients(stabiliser.roots) is { } monic ? [.. monic.Select(each => -each)] : coefficients;
    }

    private static Complex[]? Roots(double[] coefficients)
    {
        var order = coefficients.Length;
        var companion = Matrix<double>.Build.Dense(order, order, (row, column) => row == order - 1 ? coefficients[column] : column == row + 1 ? 1 : 0);
        try
        {
            var roots = companion.Evd().EigenValues.ToArray();
            return roots.All(root => double.IsFinite(root.Real) && double.IsFinite(root.Imaginary)) ? roots : null;
        }
        catch (NonConvergenceException)
        {
            return null;
        }
    }

    private void Pull()
    {
        Sort();
        if (maxGrowth > 1 && polynomialTrend && oscillations.Count > 1) JoinOscillations();
        else if (maxGrowth > 1 && !polynomialTrend) JoinTrends();
        if (polynomialTrend)
            foreach (var index in trends) roots[index] = Complex.FromPolarCoordinates(0.99, roots[index].Phase);

        var most = Math.Min(polynomialTrend ? 1 : LargestTrend(), maxGrowth);
        for (var i = 0; i < roots.Length; i++)
        {
            var phase = Math.Abs(roots[i].Phase);
            if (roots[i].Magnitude >= most)
                roots[i] = Complex.FromPolarCoordinates(phase > Math.PI / 2 && phase < Math.PI - Same ? Math.Min(most, (most + 1) / 2) : most, roots[i].Phase);
            if (IsReal(phase)) roots[i] = phase <= Same ? roots[i].Magnitude : -roots[i].Magnitude;
        }
    }

    private void Sort()
    {
        for (var i = 0; i < roots.Length; i++)
            if (roots[i].Magnitude > 1 && IsReal(Math.Abs(roots[i].Phase))) trends.Add(i);
        for (var i = 0; i < roots.Length; i++)
        {
            if (roots[i].Phase == 0) continue;
            if (roots[i].Magnitude >= 1 && 2 * Math.PI / Math.Abs(roots[i].Phase) > window) (roots[i], polynomialTrend) = (roots[i].Real, true);
            else if (roots[i].Magnitude > 1) oscillations.Add(i);
        }
    }

    /// <summary>Oscillations of nearly one phase are one seasonality. The last group stays as it is.</summary>
    private void JoinOscillations()
    {
        oscillations.Sort((left, right) => roots[left].Phase.CompareTo(roots[right].Phase));
        var group = new List<int> { oscillations[0] };
        foreach (var index in oscillations.Skip(1))
        {
            var (last, phase) = (roots[group[^1]].Phase, roots[index].Phase);
            if (Math.Sign(last) != Math.Sign(phase) || Math.Abs(phase - last) > ClusterGap)
            {
                Join(group);
                group = [];
            }

            group.Add(index);
        }
    }

    private void Join(List<int> group)
    {
        if (group.Count < 2) return;
        var mean = Complex.FromPolarCoordinates(group.Average(index => roots[index].Magnitude), group.Average(index => roots[index].Phase));
        foreach (var index in group) roots[index] = mean;
    }

    /// <summary>Two exponential trends side by side are one polynomial trend.</summary>
    private void JoinTrends()
    {
        var first = trends.FindIndex(index => Math.Abs(roots[index].Phase) <= Same);
        if (first < 0) return;
        var one = trends[first];
        var other = Array.FindIndex(roots, root => Math.Abs(root.Phase) <= Same && root.Magnitude >= NearOne && root != roots[one]);
        if (other < 0) return;
        (roots[one], roots[other], polynomialTrend) = (1, 1, true);
    }

    private double LargestTrend() => roots.Where(root => root.Magnitude > 1 && Math.Abs(root.Phase) <= Same).Select(root => root.Magnitude).DefaultIfEmpty(1).Max();

    private static bool IsReal(double absolutePhase) => absolutePhase <= Same || Math.Abs(absolutePhase - Math.PI) <= Same;
}

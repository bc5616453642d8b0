namespace Analytics.Statistics.Scoring;

/// <summary>Logarithms that keep their digits near 1; <see cref="double.LogP1"/> is the plain logarithm of the rounded sum.</summary>
internal static class Logarithm
{
    /// <summary>ln(1 + x) to about one unit in the last place (Kahan's rule, in Higham 2002, "Accuracy and stability of numerical algorithms", p. 20).</summary>
    public static double OnePlus(double x)
    {
        var sum = 1 + x;
        return sum.Equals(1.0) ? x : double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }
}

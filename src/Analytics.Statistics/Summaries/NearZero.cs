namespace Analytics.Statistics.Summaries;

/// <summary>
/// ln(1 + x) and e^x − 1 to full relative accuracy near 0; those of <c>double</c> are the plain expressions and lose all digits.
/// Source: Kahan's rule, as in Goldberg 1991, "What every computer scientist should know about floating-point arithmetic", ACM Computing Surveys 23(1),
/// 5-48, theorem 4; Higham 2002, "Accuracy and stability of numerical algorithms", section 1.14.1.
/// </summary>
internal static class NearZero
{
    internal static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum is 1 || double.IsInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    internal static double Expm1(double x)
    {
        var power = Math.Exp(x);
        if (power is 1) return x;
        return power - 1 is -1 ? -1 : double.IsInfinity(power) ? power : (power - 1) * (x / Math.Log(power));
    }
}

using System.Runtime.CompilerServices;

namespace Analytics.Statistics.Inference;

/// <summary>The rule that all confidence levels obey.</summary>
internal static class Confidence
{
    /// <summary>Error probability 1 − confidence, checked to lie in (0, 1).</summary>
    internal static double Error(double confidence, [CallerArgumentExpression(nameof(confidence))] string? name = null)
    {
        var error = 1 - confidence;
        return error is > 0 and < 1
            ? error
            : throw new ArgumentOutOfRangeException(name, "The confidence must be above 0 and below 1.");
    }
}

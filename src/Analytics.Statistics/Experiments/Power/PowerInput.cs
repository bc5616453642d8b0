using System.Runtime.CompilerServices;

namespace Analytics.Statistics.Experiments.Power;

/// <summary>Rules that the numbers of a plan obey.</summary>
internal static class PowerInput
{
    internal static void Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, "The number must be finite and above 0.");
    }

    internal static void Error(double error, [CallerArgumentExpression(nameof(error))] string? name = null)
    {
        if (!(error is > 0 and < 1)) throw new ArgumentOutOfRangeException(name, "The error must be above 0 and below 1.");
    }

    internal static void Power(double power, [CallerArgumentExpression(nameof(power))] string? name = null)
    {
        if (!(power is > 0 and < 1)) throw new ArgumentOutOfRangeException(name, "The power must be above 0 and below 1.");
    }

    internal static void Share(double share, [CallerArgumentExpression(nameof(share))] string? name = null)
    {
        if (!(share is > 0 and < 1)) throw new ArgumentOutOfRangeException(name, "The probability must be above 0 and below 1.");
    }
}

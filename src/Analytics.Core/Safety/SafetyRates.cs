using System.Globalization;
using Analytics.Contracts.Safety;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Safety;

/// <summary>Rates that never say less than they know: a bare 0 has an upper bound.</summary>
internal static class SafetyRates
{
    /// <summary>The rate of so many among so many checked.</summary>
    public static SafetyRate Of(long count, long isChecked)
    {
        if (isChecked == 0) return new SafetyRate { Count = count, Checked = 0, Statement = "Nothing was checked, so nothing can be said." };

        // A rule that was reported twice for one check would exceed it.
        var bounded = Math.Min(count, isChecked);
        var upper = Proportion.ClopperPearsonUpper(bounded, isChecked);
        var rate = (double)bounded / isChecked;
        return new SafetyRate { Count = count, Checked = isChecked, Rate = rate, Upper = upper, Statement = InWords(bounded, isChecked, rate, upper) };
    }

    private static string InWords(long count, long isChecked, double rate, double upper) => count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"None in {isChecked:N0} checked: with 95 % confidence the true rate is at most {Percent(RoundedUp(upper))}.")
        : string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {isChecked:N0} checked ({Percent(rate)}): with 95 % confidence the true rate is at most {Percent(RoundedUp(upper))}.");

    private static string Percent(double share) => (share * 100).ToString("G3", CultureInfo.InvariantCulture) + " %";

    /// <summary>To three digits, never below: a bound that was rounded down would be none.</summary>
    private static double RoundedUp(double share)
    {
        var scale = Math.Pow(10, 2 - Math.Floor(Math.Log10(share)));
        return Math.Min(1, Math.Ceiling(share * scale) / scale);
    }
}

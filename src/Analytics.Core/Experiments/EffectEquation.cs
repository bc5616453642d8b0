using System.Globalization;
using Analytics.Statistics.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>How an effect follows from what it was computed from, with the numbers: who works it out gets the effect.</summary>
internal static class EffectEquation
{
    /// <summary>Strata that are written out; of more their weighted means are.</summary>
    private const int MostStrata = 4;

    /// <summary>(0.31 − 0.3) / |0.3|.</summary>
    public static string Plain(double treatment, double control, bool isRelative) => Over($"{N(treatment)} − {N(control)}", N(control), isRelative);

    /// <summary>
    /// ((0.31 − 0.3) − 0.8 × (0.22 − 0.21)) / |0.3|: less what differed before, by its weight. Source: Deng, Xu, Kohavi and Walker 2013, as <see cref="Cuped"/>.
    /// </summary>
    public static string Adjusted(Arm treatment, Arm control, IReadOnlyList<CovariateMeans> before, bool isRelative)
    {
        var less = string.Concat(before.Select(one => $" − {N(one.Weight)} × ({N(one.Treatment)} − {N(one.Control)})"));
        return Over($"({N(treatment.Mean)} − {N(control.Mean)}){less}", N(control.Mean), isRelative);
    }

    /// <summary>(0.4 × (0.31 − 0.3) + 0.6 × (0.25 − 0.24)) / |0.4 × 0.3 + 0.6 × 0.24|. Source: Miratrix, Sekhon and Yu 2013, as <see cref="PostStratification"/>.</summary>
    public static string Stratified(IReadOnlyList<Stratum> strata, bool isRelative)
    {
        if (strata.Count > MostStrata) return Plain(MeanOf(strata, stratum => stratum.Treatment), MeanOf(strata, stratum => stratum.Control), isRelative);
        double units = strata.Sum(stratum => stratum.Units);
        var differences = string.Join(" + ", strata.Select(stratum => $"{N(stratum.Units / units)} × ({N(stratum.Treatment!.Value.Mean)} − {N(stratum.Control!.Value.Mean)})"));
        return Over(differences, string.Join(" + ", strata.Select(stratum => $"{N(stratum.Units / units)} × {N(stratum.Control!.Value.Mean)}")), isRelative);
    }

    /// <summary>The mean of an arm over the strata, each by its share of all units.</summary>
    public static double MeanOf(IReadOnlyList<Stratum> strata, Func<Stratum, Arm?> arm) =>
        strata.Sum(stratum => stratum.Units * arm(stratum)!.Value.Mean) / strata.Sum(stratum => stratum.Units);

    private static string Over(string difference, string control, bool isRelative) => isRelative ? $"({difference}) / |{control}|" : difference;

    /// <summary>Small differences of large means need their digits.</summary>
    private static string N(double value) => value.ToString("G12", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Sequential;

namespace Analytics.Core.Experiments;

/// <summary>Whether the variants got the units that the weights in force gave them.</summary>
internal static class SampleRatioReader
{
    private const double Threshold = 0.001;

    /// <summary>Departure of a share below which a mismatch does no harm worth stopping for.</summary>
    private const double PracticalDeviation = 0.002;

    private const string OfWithdrawn = "records of units whose variant was switched off name the control: where the outcome is withdrawn, name no experiment";

    private static readonly string[] Causes =
    [
        "units are counted as exposed at different moments in the variants: send exposures where the variants begin to differ",
        "a variant crashes, redirects or loads more slowly, so that fewer of its exposures arrive",
        "bots, or users with several devices, are filtered after the assignment",
        "weights, coverage or targeting were changed outside the service",
    ];

    /// <summary>The check; null while no unit was exposed. Looks may be taken at any time: the decision is by a test that is valid at all of them.</summary>
    /// <param name="of">What it is of.</param>
    /// <param name="counts">The units.</param>
    /// <param name="variants">Keys of the variants.</param>
    /// <param name="periods">The periods; each is judged by its own weights.</param>
    public static SampleRatioFigures? Read(string of, IReadOnlyList<UnitCount> counts, IReadOnlyList<string> variants, IReadOnlyList<UnitPeriod> periods)
    {
        var (evidence, stray) = (0.0, 0L);
        var (observed, expected) = (new long[variants.Count], new double[variants.Count]);
        for (var period = 0; period < periods.Count; period++)
        {
            var (weights, settling) = (periods[period].Weights, periods[period].IsSettling);
            long[] units = [.. variants.Select((variant, at) => settling && weights[at] is 0 ? 0 : counts.Where(count => count.Period == period && count.Variant == variant).Sum(count => count.Count))];
            if (units.Sum() == 0) continue;
            for (var at = 0; at < units.Length; at++)
            {
                observed[at] += units[at];
                expected[at] += units.Sum() * weights[at] / weights.Sum();
            }

            stray += units.Where((_, at) => weights[at] is 0).Sum();
            if (weights.Count(weight => weight > 0) < 2 || units.Where((_, at) => weights[at] > 0).Sum() == 0) continue;
            double[] positive = [.. weights.Where(weight => weight > 0)];
            long[] theirs = [.. units.Where((_, at) => weights[at] > 0)];
            evidence += SequentialSampleRatio.Test(theirs, positive).LogBayesFactor;
        }

        var total = observed.Sum();
        if (total == 0) return null;
        var deviation = Enumerable.Range(0, variants.Count).Max(at => Math.Abs(observed[at] - expected[at]) / total);
        var mismatch = stray > 0 || (Math.Exp(Math.Min(0, -evidence)) < Threshold && deviation > PracticalDeviation);
        return new SampleRatioFigures
        {
            Of = of,
            Units = Enumerable.Range(0, variants.Count).ToDictionary(at => variants[at], at => observed[at]),
            Expected = Enumerable.Range(0, variants.Count).ToDictionary(at => variants[at], at => expected[at]),
            PValue = expected.Count(share => share > 0) > 1 && total > stray ? SampleRatio.Test(observed, expected).PValue : 1,
            LargestDeviation = deviation,
            Mismatch = mismatch,
            LikelyCauses = !mismatch ? []
                : periods.Any(period => period.Weights.Contains(0)) && stray == 0 ? [OfWithdrawn, .. Causes]
                : stray > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{stray} units are in a variant of weight 0: something assigns past the service, or an old configuration is cached"), .. Causes]
                : Causes,
        };
    }
}

using Analytics.Statistics.Drift.Chunks;
using Analytics.Statistics.Drift.Multivariate;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Drift.Verdicts;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class FiniteTests
{
    private static readonly Gen<double> Any = Gen.Double.Where(double.IsFinite);
    private static readonly DriftSettings Quick = new() { Permutations = 19 };

    [Fact]
    public void Finite_samples_never_give_NaN() => Gen.Select(Any.Array[1, 12], Any.Array[1, 12]).Sample((reference, current) =>
    {
        Check(() => KolmogorovSmirnov.Test(reference, current).PValue);
        Check(() => CramerVonMises.Test(reference, current).PValue);
        Check(() => AndersonDarling.Test(reference, current).Statistic);
        Check(() => MannWhitney.Test(reference, current).PValue);
        Check(() => WelchTest.Test(reference, current).PValue);
        Check(() => StudentTest.Test(reference, current).PValue);
        Check(() => EppsSingleton.Test(reference, current).PValue);
        Check(() => Wasserstein.Distance(reference, current));
        Check(() => Wasserstein.Normalised(reference, current));
        Check(() => EnergyDistance.Distance(reference, current));
        Check(() => MaximumMeanDiscrepancy.Squared(reference, current, 1, RbfBandwidth.Pooled(reference, current, 1)));
        Check(() => HotellingTSquared.Test(reference, current, 1).PValue);
        Check(() => PcaReconstruction.Fit(reference, 1).Measure(current).Mean);
        Check(() => ChunkError.StandardDeviation(reference, 10));
        Check(() => ChunkError.Median(reference, 10));
        Check(() => ThresholdBand.Deviations(reference).Upper!.Value);
        Check(() => Bins.EqualWidth(reference, 7).Edges.Sum(edge => edge / 100));
        Check(() => Bins.Doane(reference).Edges.Sum(edge => edge / 100));
        Check(() => Bins.Quantiles(reference, 4).Edges.Count);
        foreach (var distance in Enum.GetValues<NumericDistance>()) Check(() => Sum(NumericDrift.Judge(reference, current, distance, Quick)));
    });

    [Fact]
    public void Weights_never_give_NaN() => Gen.Select(Gen.Double[0, 1e300].Array[3], Gen.Double[0, 1e300].Array[3]).Sample((reference, current) =>
    {
        Check(() => ShareDistance.JensenShannon(reference, current));
        Check(() => ShareDistance.Hellinger(reference, current));
        Check(() => ShareDistance.KullbackLeibler(reference, current, ZeroShares.Keep));
        Check(() => ShareDistance.PopulationStability(reference, current, ZeroShares.Keep));
        Check(() => ChiSquare.GoodnessOfFit(reference, [1, 2, 3]).PValue);
    });

    private static double Sum(DriftVerdict verdict) => verdict.PValue + verdict.Distance + verdict.Critical;

    private static void Check(Func<double> figure)
    {
        try
        {
            Assert.False(double.IsNaN(figure()));
        }
        catch (ArgumentException)
        {
            // The sample is said to be unfit for the figure.
        }
    }
}

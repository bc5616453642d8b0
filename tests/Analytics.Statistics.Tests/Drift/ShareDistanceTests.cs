using Analytics.Statistics.Drift.Shares;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class ShareDistanceTests
{
    [Fact]
    public void Distances_of_a_half_and_a_quarter_by_hand()
    {
        double[] reference = [1, 1], current = [1, 3];

        Assert.Equal(0.25, ShareDistance.TotalVariation(reference, current), 1e-15);
        Assert.Equal(0.25, ShareDistance.LInfinity(reference, current), 1e-15);
        Assert.Equal(Math.Log(3) / 4, ShareDistance.PopulationStability(reference, current, ZeroShares.Keep), 1e-15);
        Assert.Equal(Math.Log(4.0 / 3) / 2, ShareDistance.KullbackLeibler(reference, current, ZeroShares.Keep), 1e-15);
        Assert.Equal(Math.Sqrt(1 - Math.Sqrt(1.0 / 8) - Math.Sqrt(3.0 / 8)), ShareDistance.Hellinger(reference, current), 1e-12);
    }

    [Fact]
    public void Disjoint_samples_are_as_far_apart_as_can_be()
    {
        double[] reference = [2, 0], current = [0, 5];

        Assert.Equal(Math.Sqrt(Math.Log(2)), ShareDistance.JensenShannon(reference, current), 1e-15);
        Assert.Equal(1, ShareDistance.JensenShannon(reference, current, InformationUnit.Bits), 1e-15);
        Assert.Equal((1, 1, 1), (ShareDistance.Hellinger(reference, current), ShareDistance.TotalVariation(reference, current), ShareDistance.LInfinity(reference, current)));
        Assert.Equal(double.PositiveInfinity, ShareDistance.KullbackLeibler(reference, current, ZeroShares.Keep));
        Assert.Equal(double.PositiveInfinity, ShareDistance.PopulationStability(reference, current, ZeroShares.Keep));
        Assert.True(double.IsFinite(ShareDistance.PopulationStability(reference, current, ZeroShares.Add(0.5))));
    }

    [Fact]
    public void Distances_are_symmetric_in_range_and_ordered() => Some.Counts.Sample((reference, current) =>
    {
        var total = ShareDistance.TotalVariation(reference, current);
        var hellinger = ShareDistance.Hellinger(reference, current);

        Assert.Equal(total, ShareDistance.TotalVariation(current, reference), 1e-12);
        Assert.Equal(hellinger, ShareDistance.Hellinger(current, reference), 1e-12);
        Assert.Equal(ShareDistance.JensenShannon(reference, current), ShareDistance.JensenShannon(current, reference), 1e-7);
        Assert.Equal(
            ShareDistance.PopulationStability(reference, current, ZeroShares.Adapt), ShareDistance.PopulationStability(current, reference, ZeroShares.Adapt), 1e-9);
        Assert.InRange(total, 0, 1 + 1e-12);
        Assert.InRange(ShareDistance.JensenShannon(reference, current, InformationUnit.Bits), 0, 1 + 1e-12);
        Assert.True(ShareDistance.LInfinity(reference, current) <= total + 1e-12);
        // Le Cam: H² ≤ TV ≤ H·√(2 − H²); Pinsker: TV ≤ √(KL / 2).
        Assert.True(hellinger * hellinger <= total + 1e-9 && total <= hellinger * Math.Sqrt(2 - hellinger * hellinger) + 1e-9);
        Assert.True(total <= Math.Sqrt(ShareDistance.KullbackLeibler(reference, current, ZeroShares.Keep) / 2) + 1e-9);
    });

    [Fact]
    public void Counts_and_their_shares_give_the_same() => Some.Counts.Sample((reference, current) =>
    {
        double[] shares = [.. reference.Select(count => count / reference.Sum())];

        Assert.Equal(ShareDistance.Hellinger(reference, current), ShareDistance.Hellinger(shares, current), 1e-7);
        Assert.Equal(0, ShareDistance.JensenShannon(reference, shares), 1e-7);
    });

    [Fact]
    public void Index_is_the_sum_of_both_divergences() => Some.Counts.Sample((reference, current) => Assert.Equal(
        ShareDistance.KullbackLeibler(reference, current, ZeroShares.Add(1)) + ShareDistance.KullbackLeibler(current, reference, ZeroShares.Add(1)),
        ShareDistance.PopulationStability(reference, current, ZeroShares.Add(1)),
        1e-9));

    [Fact]
    public void Rules_for_empty_cells_by_hand()
    {
        double Index(ZeroShares zeros, params double[] current) => ShareDistance.PopulationStability([1, 1, 0], current, zeros);
        double Term(double p, double q) => (p - q) * Math.Log(p / q);

        Assert.Equal(2 * Term(0.5, 0.25) + Term(1e-4, 0.5), Index(ZeroShares.Adapt, 1, 1, 2), 1e-12);
        Assert.Equal(2 * Term(0.5, 0.25) + Term(0.01, 0.5), Index(ZeroShares.Fill(0.01), 1, 1, 2), 1e-12);
        Assert.Equal(2 * Term(0.5, 0.3) + Term(0.1, 0.4), Index(ZeroShares.Floor(0.1), 3, 3, 4), 1e-12);
        Assert.Equal(2 * Term(1.5 / 3.5, 1.5 / 5.5) + Term(0.5 / 3.5, 2.5 / 5.5), Index(ZeroShares.Add(0.5), 1, 1, 2), 1e-12);
        Assert.Equal(
            Term(0.5, 0.5) + Term(0.5, 1e-5) + Term(1e-4, 0.49999), Index(ZeroShares.Adapt, 50000, 1, 49999), 1e-9);
        Assert.Equal(
            Term(1e-5, 1) + Term(0.99999, 1e-4), ShareDistance.PopulationStability([1, 99999], [3, 0], ZeroShares.Adapt), 1e-9);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("reference", () => ShareDistance.Hellinger([0, 0], [1, 1]));
        Assert.Throws<ArgumentException>("current", () => ShareDistance.TotalVariation([1, 1], [1, -1]));
        Assert.Throws<ArgumentException>("current", () => ShareDistance.LInfinity([1, 1], [1]));
        Assert.Throws<ArgumentException>("current", () => ShareDistance.JensenShannon([1, 1], [1, double.NaN]));
        Assert.Throws<ArgumentException>("reference", () => ShareDistance.JensenShannon([], []));
        Assert.Throws<ArgumentException>("weights", () => ZeroShares.Keep.Shares([0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => ZeroShares.Fill(0));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => ZeroShares.Floor(1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => ZeroShares.Add(-1));
    }
}

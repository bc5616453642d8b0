using Analytics.Core.Experiments;
using Xunit;

namespace Analytics.Core.Tests.Experiments;

public sealed class ClusteredMeanTests
{
    /// <summary>
    /// Three people with the sums 3, 1 and 5 of 2, 1 and 3 rows: 9/6 = 1.5; residuals 0, −0.5 and 0.5, their variance 0.25, over D̄² = 4 and three people 0.0208333.
    /// With Student's t of two degrees of freedom, 4.3026527.
    /// </summary>
    [Fact]
    public void Rows_of_one_person_are_added_up_before_their_spread_is_taken()
    {
        var mean = ClusteredMean.Of([1, 2, 1, 2, 2, 1], [7UL, 7, 8, 9, 9, 9]);

        Assert.Equal((1.5, 3), (mean.Value, mean.Clusters));
        Assert.Equal(Math.Sqrt(0.25 / 4 / 3), mean.StandardError!.Value, 1e-12);
        Assert.Equal(1.5 + 4.30265273 * Math.Sqrt(0.25 / 4 / 3), mean.Figures.Upper!.Value, 1e-7);
    }

    /// <summary>Of rows that name nobody each is its own: 1, 2, 3, 4 have a standard error of √(5/3 / 4).</summary>
    [Fact]
    public void Rows_of_nobody_are_independent()
    {
        var mean = ClusteredMean.Of([1, 2, 3, 4], [null, null, null, null]);

        Assert.Equal((2.5, 4), (mean.Value, mean.Clusters));
        Assert.Equal(Math.Sqrt(5.0 / 3 / 4), mean.StandardError!.Value, 1e-12);
    }

    /// <summary>Weighted means: sums of weighted values over sums of weights.</summary>
    [Fact]
    public void A_ratio_divides_the_sums_and_one_person_alone_has_no_error()
    {
        Assert.Equal(5.0 / 3, ClusteredMean.Of([4, 1], [2, 1], [1UL, 2UL]).Value, 1e-12);
        Assert.Equal((2.5, null, null), (ClusteredMean.Of([2, 3], [1UL, 1UL]).Value, ClusteredMean.Of([2, 3], [1UL, 1UL]).StandardError, ClusteredMean.Of([2, 3], [1UL, 1UL]).Figures.Lower));
    }

    [Fact]
    public void What_does_not_vary_has_no_width() => Assert.Equal((2.0, 2.0), (ClusteredMean.Of([2, 2, 2], [1UL, 2UL, 3UL]).Figures.Lower!.Value, ClusteredMean.Of([2, 2, 2], [1UL, 2UL, 3UL]).Figures.Upper!.Value));
}

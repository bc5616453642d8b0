using Analytics.Statistics.Drift.Shares;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class BinsTests
{
    [Fact]
    public void A_cell_holds_its_lower_edge_and_the_last_both()
    {
        var bins = Bins.Between([0, 1, 2]);

        Assert.Equal([1, 3], bins.Count([-0.1, 0.5, 1, 1.5, 2, 2.1]));
        Assert.Equal([1, 3, 2], Bins.Between([0, 1, 2], countOutside: true).Count([-0.1, 0.5, 1, 1.5, 2, 2.1]));
    }

    [Fact]
    public void Quantile_bins_hold_equal_shares_of_the_reference()
    {
        double[] reference = [.. Enumerable.Range(0, 100).Select(value => (double)value)];

        Assert.Equal(Enumerable.Repeat(10.0, 10), Bins.Quantiles(reference).Count(reference));
        Assert.Equal([100, 0], Bins.Quantiles(reference, 2).Count([.. Enumerable.Repeat(-1e300, 100)]));
    }

    [Fact]
    public void Equal_quantiles_are_put_together()
    {
        double[] reference = [.. Enumerable.Repeat(1.0, 60), .. Enumerable.Repeat(2.0, 41)];

        Assert.Equal([60, 41], Bins.Quantiles(reference, 20).Count(reference));
        Assert.Equal([3], Bins.Quantiles([5, 5, 5]).Count([4, 5, 6]));
    }

    [Fact]
    public void Sturges_and_Doane_make_as_many_cells_as_their_papers_say()
    {
        double[] even = [.. Enumerable.Range(0, 100).Select(value => (double)value)];

        // log₂ 100 + 1 = 7.6; the even sample has no skewness.
        Assert.Equal(8, Bins.Sturges(even).Cells);
        Assert.Equal((8 + 1, true), (Bins.Doane(even).Cells, Bins.Doane(even).CountsOutside));
        Assert.True(Bins.Doane([.. even.Select(value => Math.Exp(value / 20))]).Cells > 9);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    public void Counting_agrees_with_its_definition(int cells) => Some.TiedSamples.Sample((reference, current) =>
    {
        var bins = Bins.EqualWidth([-5, 5.0, .. reference.Select(value => value / 2)], cells, countOutside: true);
        double[] expected =
        [
            .. Enumerable.Range(0, bins.Edges.Count - 1).Select(cell => (double)current.Count(value =>
                value >= bins.Edges[cell] && (value < bins.Edges[cell + 1] || (cell == bins.Edges.Count - 2 && value <= bins.Edges[cell + 1])))),
        ];

        Assert.Equal([.. expected, current.Length - expected.Sum()], bins.Count(current));
    });

    [Fact]
    public void Counts_of_parts_add_up_to_those_of_the_whole() => Some.Samples.Sample((left, right) =>
    {
        var bins = Bins.Quantiles(left, 5);

        Assert.Equal(bins.Count(left).Zip(bins.Count(right), (a, b) => a + b), bins.Count([.. left, .. right]));
    });

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("edges", () => Bins.Between([1, 1]));
        Assert.Throws<ArgumentException>("edges", () => Bins.Between([1, double.NaN]));
        Assert.Throws<ArgumentException>("reference", () => Bins.Quantiles(ReadOnlySpan<double>.Empty));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Bins.Quantiles([1], 1));
        Assert.Throws<ArgumentException>("reference", () => Bins.Doane([1, 2]));
        Assert.Throws<ArgumentException>("values", () => Bins.Sturges([1, double.PositiveInfinity]));
        Assert.Throws<ArgumentException>("sample", () => Bins.Between([0, 1]).Count([double.NaN]));
    }
}

using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class RocComparisonTests
{
    private static readonly bool[] Labels = [true, true, true, true, false, false, false, false, false];
    private static readonly double[] First = [9, 7, 6, 3, 5, 4, 2, 2, 1];
    private static readonly double[] Second = [4, 9, 2, 8, 7, 3, 1, 6, 2];

    [Fact]
    public void The_variance_is_that_of_the_structural_components()
    {
        var comparison = RocComparison.Paired(First, Second, Labels);

        // By the definition of DeLong et al.: the sample variance of the differences of components over either class.
        double[] positives = [1 - 0.6, 1 - 1, 1 - 0.3, 0.6 - 1], negatives = [0.75 - 0.5, 0.75 - 0.75, 1 - 1, 1 - 0.5, 1 - 0.875];
        var margin = 1.959963984540054 * Math.Sqrt(Variance(positives) / 4 + Variance(negatives) / 5);
        Assert.Equal((0.9, 0.725), (comparison.First, comparison.Second));
        Assert.Equal(0.175, comparison.Difference.Value, 1e-15);
        Assert.Equal(0.175 - margin, comparison.Difference.Lower, 1e-12);
        Assert.Equal(0.175 + margin, comparison.Difference.Upper, 1e-12);

        static double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
    }

    [Fact]
    public void Turned_about_the_difference_changes_sign()
    {
        var (there, back) = (RocComparison.Paired(First, Second, Labels), RocComparison.Paired(Second, First, Labels));

        Assert.Equal(-there.Difference.Value, back.Difference.Value, 1e-15);
        Assert.Equal(-there.Difference.Lower, back.Difference.Upper, 1e-15);
        Assert.Equal(there.PValue, back.PValue);
    }

    [Fact]
    public void Models_that_rank_alike_have_no_p_value()
    {
        var comparison = RocComparison.Paired(First, [.. First.Select(score => Math.Exp(score))], Labels);

        Assert.Null(comparison.PValue);
        Assert.Equal((0, 0, 0), (comparison.Difference.Value, comparison.Difference.Lower, comparison.Difference.Upper));
    }

    [Fact]
    public void Equally_good_models_have_uniform_p_values_and_covered_intervals()
    {
        var random = new Random(17);
        var values = Enumerable.Range(0, 2000).Select(_ => Drawn(random).PValue!.Value).Order().ToArray();

        Coverage.Check(0, random => Drawn(random).Difference);
        Assert.True(values.Select((value, rank) => Math.Abs(value - (rank + 0.5) / values.Length)).Max() < 1.95 / Math.Sqrt(values.Length));

        static RocDifference Drawn(Random random)
        {
            var labels = Enumerable.Range(0, 200).Select(row => row < 80).ToArray();
            var common = labels.Select(label => Rows.Normal(random) + (label ? 1 : 0)).ToArray();
            return RocComparison.Paired([.. common.Select(score => score + Rows.Normal(random))], [.. common.Select(score => score + Rows.Normal(random))], labels);
        }
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("labels", () => RocComparison.Paired([1], [1], []));
        Assert.Throws<ArgumentException>("labels", () => RocComparison.Paired([1, 2, 3], [1, 2, 3], [true, true, false]));
        Assert.Throws<ArgumentException>("second", () => RocComparison.Paired(First, [1], Labels));
        Assert.Throws<ArgumentException>("second", () => RocComparison.Paired([1], [double.NaN], [true]));
        Assert.Throws<ArgumentException>("first", () => RocComparison.Paired([double.NaN], [1], [true]));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => RocComparison.Paired(First, Second, Labels, 1));
    }
}

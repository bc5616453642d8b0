using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Inference;

/// <summary>Reference values of statsmodels are in the reference cases.</summary>
public sealed class MultipleTestingTests
{
    private delegate MultipleTestingResult Method(ReadOnlySpan<double> pValues, double error);

    private static readonly Method[] Methods =
    [
        MultipleTesting.Bonferroni, MultipleTesting.Sidak, MultipleTesting.Holm, MultipleTesting.HolmSidak, MultipleTesting.Hochberg,
        MultipleTesting.Hommel, MultipleTesting.BenjaminiHochberg, MultipleTesting.BenjaminiYekutieli,
    ];

    private static readonly Gen<double[]> PValues = Gen.OneOf(Gen.Double[0, 1], Gen.Double[0, 0.02], Gen.Int[0, 2].Select(place => place switch { 0 => 0.0, 1 => 0.01, _ => 1 })).Array[1, 12];

    [Fact]
    public void Three_p_values_by_hand()
    {
        double[] pValues = [0.03, 0.01, 0.04];

        Near([0.09, 0.03, 0.12], MultipleTesting.Bonferroni(pValues).Adjusted);
        Near([0.06, 0.03, 0.06], MultipleTesting.Holm(pValues).Adjusted);
        Near([0.04, 0.03, 0.04], MultipleTesting.Hochberg(pValues).Adjusted);
        Near([0.04, 0.03, 0.04], MultipleTesting.BenjaminiHochberg(pValues).Adjusted);
        Near([0.04 * 11 / 6, 0.03 * 11 / 6, 0.04 * 11 / 6], MultipleTesting.BenjaminiYekutieli(pValues).Adjusted);
        Near([1 - Math.Pow(0.97, 3), 1 - Math.Pow(0.99, 3), 1 - Math.Pow(0.96, 3)], MultipleTesting.Sidak(pValues).Adjusted);
        Near([1 - Math.Pow(0.97, 2), 1 - Math.Pow(0.99, 3), 1 - Math.Pow(0.97, 2)], MultipleTesting.HolmSidak(pValues).Adjusted);
        Assert.Equal(3, MultipleTesting.BenjaminiHochberg(pValues).RejectedCount);
    }

    /// <summary>The closed test by its definition: the largest p-value of Simes over all sets of hypotheses with this one.</summary>
    [Fact]
    public void Hommel_is_the_closed_test_of_Simes() => Gen.Double[0, 0.2].Array[1, 7].Sample(pValues =>
    {
        var wanted = pValues.Select((_, mine) => Enumerable.Range(0, 1 << pValues.Length).Where(set => ((set >> mine) & 1) == 1).Max(set =>
        {
            var chosen = pValues.Where((_, index) => ((set >> index) & 1) == 1).Order().ToArray();
            return chosen.Select((p, index) => p * chosen.Length / (index + 1)).Min();
        }));

        Near([.. wanted], MultipleTesting.Hommel(pValues).Adjusted);
    });

    [Fact]
    public void Stronger_methods_reject_whatever_weaker_ones_do() => PValues.Sample(pValues =>
    {
        var adjusted = Methods.Select(method => method(pValues, 0.05).Adjusted).ToArray();

        foreach (var (weaker, stronger) in new[] { (0, 2), (1, 3), (2, 4), (4, 5), (0, 1), (2, 3), (4, 6), (7, 6) })
            Assert.All(adjusted[stronger].Zip(adjusted[weaker]), pair => Assert.True(pair.First <= pair.Second + 1e-12));
    });

    [Fact]
    public void Adjusted_values_keep_the_order_and_do_not_depend_on_it() => PValues.Sample(pValues =>
    {
        var order = Enumerable.Range(0, pValues.Length).OrderBy(index => pValues[index]).ToArray();
        foreach (var method in Methods)
        {
            var result = method(pValues, 0.05);
            var sorted = order.Select(index => result.Adjusted[index]).ToArray();

            Assert.Equal(sorted.Order(), sorted);
            Assert.Equal(sorted, method([.. pValues.Order()], 0.05).Adjusted);
            Assert.All(result.Adjusted.Zip(pValues), pair => Assert.InRange(pair.First, pair.Second - 1e-12, 1));
            Assert.Equal(result.Adjusted.Select(each => each <= 0.05), result.Rejected);
        }
    });

    [Fact]
    public void One_p_value_stays_as_it_is() =>
        Assert.All(Methods, method => Assert.Equal(0.04, method([0.04], 0.05).Adjusted[0], 1e-15));

    [Fact]
    public void Small_p_values_keep_their_digits() => Assert.Equal(1, MultipleTesting.Sidak([1e-30, 1]).Adjusted[0] / 2e-30, 1e-14);

    [Fact]
    public void Error_rates_are_kept()
    {
        var (random, familyWise, discoveries) = (new Random(4), 0, 0.0);

        for (var run = 0; run < 2000; run++)
        {
            double[] pValues = [.. Enumerable.Range(0, 20).Select(index => index < 10 ? random.NextDouble() : Math.Pow(random.NextDouble(), 12))];
            familyWise += MultipleTesting.Hommel(pValues).Rejected.Take(10).Any(rejected => rejected) ? 1 : 0;
            var rejected = MultipleTesting.BenjaminiHochberg(pValues, 0.2).Rejected;
            discoveries += rejected.Take(10).Count(each => each) / (double)Math.Max(1, rejected.Count(each => each));
        }

        // Standard errors are 0.005 and about 0.002; the rate of Benjamini and Hochberg is exactly 0.2 · 10 / 20.
        Assert.True(familyWise / 2000.0 <= 0.05 + 0.015);
        Assert.Equal(0.1, discoveries / 2000, 0.01);
    }

    [Theory]
    [InlineData(false, 2, 0.05)]
    [InlineData(true, 1, 0.025)]
    public void A_p_value_at_its_bar_passes_unless_the_rule_is_strict(bool strict, int rejected, double bar) =>
        Assert.Equal(new DiscoveryThreshold(bar, rejected), MultipleTesting.BenjaminiHochbergThreshold([0.05, 0.01], 0.05, strict));

    [Fact]
    public void Without_a_discovery_the_bar_is_that_of_the_smallest() =>
        Assert.Equal(new DiscoveryThreshold(0.025, 0), MultipleTesting.BenjaminiHochbergThreshold([0.9, 0.1]));

    [Fact]
    public void Bad_input_is_named()
    {
        foreach (var method in Methods)
        {
            Assert.Throws<ArgumentException>("pValues", () => method([], 0.05));
            Assert.Throws<ArgumentException>("pValues", () => method([0.5, double.NaN], 0.05));
            Assert.Throws<ArgumentException>("pValues", () => method([1.5], 0.05));
            Assert.Throws<ArgumentOutOfRangeException>("error", () => method([0.5], 0));
        }
    }

    private static void Near(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}

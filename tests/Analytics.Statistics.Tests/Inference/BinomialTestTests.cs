using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Inference;

public sealed class BinomialTestTests
{
    [Fact]
    public void Three_heads_in_three_throws_have_a_quarter() => Assert.Equal(0.25, BinomialTest.PValue(3, 3), 1e-14);

    /// <summary>R 4, binom.test(682, 925, 0.75) of its help page: p-value 0.3825.</summary>
    [Fact]
    public void Agrees_with_the_example_of_R() => Assert.Equal(0.3825, BinomialTest.PValue(682, 925, 0.75), 5e-5);

    [Fact]
    public void Agrees_with_sums_over_the_distribution() => Gen.Select(Gen.Int[1, 60], Gen.Double[0.02, 0.98]).SelectMany(
        pair => Gen.Int[0, pair.Item1].Select(successes => (Trials: pair.Item1, Probability: pair.Item2, Successes: successes))).Sample(each =>
    {
        var masses = Enumerable.Range(0, each.Trials + 1).Select(count => Mass(count, each.Trials, each.Probability)).ToArray();
        var expected = masses.Where(mass => mass <= masses[each.Successes] * (1 + 1e-7)).Sum();

        Assert.Equal(expected, BinomialTest.PValue(each.Successes, each.Trials, each.Probability), 1e-9);
        Assert.Equal(masses[each.Successes..].Sum(), BinomialTest.PValue(each.Successes, each.Trials, each.Probability, Alternative.Greater), 1e-10);
        Assert.Equal(masses[..(each.Successes + 1)].Sum(), BinomialTest.PValue(each.Successes, each.Trials, each.Probability, Alternative.Less), 1e-10);
    });

    [Fact]
    public void Small_p_values_keep_their_digits() => Assert.Equal(1, BinomialTest.PValue(1000, 1000) / (2 * Math.Pow(0.5, 1000)), 1e-11);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("trials", () => BinomialTest.PValue(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("successes", () => BinomialTest.PValue(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => BinomialTest.PValue(1, 3, 1));
    }

    private static double Mass(int successes, int trials, double probability)
    {
        var mass = Math.Pow(1 - probability, trials - successes) * Math.Pow(probability, successes);
        for (var step = 1; step <= successes; step++) mass *= (trials - successes + step) / (double)step;
        return mass;
    }
}

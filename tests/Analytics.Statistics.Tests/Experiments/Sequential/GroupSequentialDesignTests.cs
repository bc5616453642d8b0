using Analytics.Statistics.Experiments.Sequential;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments.Sequential;

public sealed class GroupSequentialDesignTests
{
    private static readonly double[] Fifths = [0.2, 0.4, 0.6, 0.8, 1];

    [Fact]
    public void One_look_is_the_fixed_test()
    {
        var design = GroupSequentialDesign.Of([1], AlphaSpending.Pocock);

        Assert.Equal(1.959963984540054, design.Looks[0].Bound, 1e-12);
        Assert.Equal(0.025, design.Looks[0].NominalPValue, 1e-14);
        Assert.Equal(1, design.Inflation(), 1e-9);
    }

    /// <summary>Reboussin, DeMets, Kim &amp; Lan 2000, Controlled Clinical Trials 21(3), 190-207: five looks, two-sided 0.05.</summary>
    [Fact]
    public void Five_looks_agree_with_the_published_boundaries()
    {
        var brien = GroupSequentialDesign.Of(Fifths, AlphaSpending.ObrienFleming, twoSided: true);
        var pocock = GroupSequentialDesign.Of(Fifths, AlphaSpending.Pocock, twoSided: true);

        // Their grid of steps of 0.05 is good to about the fourth digit.
        foreach (var (expected, look) in new[] { 4.8769, 3.3569, 2.6803, 2.2898, 2.0310 }.Zip(brien.Looks)) Assert.Equal(expected, look.Bound, 1.5e-4);
        foreach (var (expected, look) in new[] { 2.4380, 2.4268, 2.4101, 2.3966, 2.3859 }.Zip(pocock.Looks)) Assert.Equal(expected, look.Bound, 1.5e-4);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void The_error_over_all_looks_is_what_was_spent(bool twoSided, int sides) => Gen.Double[0.01, 1].Array[1, 8].Sample(
        shares =>
        {
            var information = shares.Scan().Select(sum => sum / shares.Sum()).ToArray();
            information[^1] = 1;
            var design = GroupSequentialDesign.Of(information, AlphaSpending.HwangShihDeCani(-2), 0.04, twoSided);

            var stopped = design.StoppedBy(0);

            Assert.Equal(0.04 * sides, stopped[^1], 1e-9);
            Assert.Equal(stopped.Order(), stopped);
        },
        iter: 20);

    [Theory]
    [InlineData(2.8)]
    [InlineData(-1)]
    public void Power_is_the_share_of_paths_that_cross(double drift)
    {
        var design = GroupSequentialDesign.Of(Fifths, AlphaSpending.ObrienFleming, twoSided: true);

        Simulation.AssertShare(design.StoppedBy(drift)[^1], 5000, random =>
        {
            var sum = 0.0;
            return design.Looks.Any(look =>
            {
                sum += drift * 0.2 + Rows.Normal(random) * Math.Sqrt(0.2);
                return Math.Abs(sum / Math.Sqrt(look.Information)) >= look.Bound;
            });
        });
    }

    [Fact]
    public void Fewer_units_are_needed_the_later_the_error_is_spent()
    {
        var late = GroupSequentialDesign.Of(Fifths, AlphaSpending.ObrienFleming).Inflation();
        var early = GroupSequentialDesign.Of(Fifths, AlphaSpending.Pocock).Inflation();

        Assert.InRange(late, 1.01, 1.04);
        Assert.InRange(early, 1.15, 1.25);
    }

    [Fact]
    public void Twenty_looks_and_looks_close_to_each_other_are_exact()
    {
        var many = GroupSequentialDesign.Of([.. Enumerable.Range(1, 20).Select(look => look / 20.0)], AlphaSpending.Power(2), twoSided: true);
        var close = GroupSequentialDesign.Of([0.5, 0.5001, 1], AlphaSpending.Pocock);

        Assert.Equal(0.05, many.StoppedBy(0)[^1], 1e-9);
        Assert.Equal(0.025, close.StoppedBy(0)[^1], 1e-9);
    }

    [Fact]
    public void Bounds_without_probability_are_cut()
    {
        var design = GroupSequentialDesign.Of([0.01, 1], AlphaSpending.ObrienFleming);

        Assert.Equal(8, design.Looks[0].Bound);
        Assert.Equal(1.959963984540054, design.Looks[1].Bound, 1e-9);
    }

    [Fact]
    public void A_strong_drift_stops_at_once()
    {
        var design = GroupSequentialDesign.Of(Fifths, AlphaSpending.ObrienFleming, twoSided: true);

        Assert.Equal(1, design.StoppedBy(30)[0], 1e-9);
        Assert.Equal(1, design.StoppedBy(-30)[^1], 1e-9);
    }

    [Fact]
    public void Spending_starts_near_nothing_and_ends_with_all()
    {
        AlphaSpending[] all = [AlphaSpending.ObrienFleming, AlphaSpending.Pocock, AlphaSpending.Power(3), AlphaSpending.HwangShihDeCani(0), AlphaSpending.HwangShihDeCani(1)];

        Assert.All(all, spending =>
        {
            var spent = Enumerable.Range(1, 100).Select(step => spending.Spent(step / 100.0, 0.05)).ToArray();
            Assert.Equal(spent.Order(), spent);
            Assert.Equal(0.05, spent[^1]);
        });
        Assert.Equal(0.02, AlphaSpending.HwangShihDeCani(0).Spent(0.4, 0.05), 1e-15);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("information", () => GroupSequentialDesign.Of([], AlphaSpending.Pocock));
        Assert.Throws<ArgumentException>("information", () => GroupSequentialDesign.Of([0.5, 0.5], AlphaSpending.Pocock));
        Assert.Throws<ArgumentException>("information", () => GroupSequentialDesign.Of([0.5, 1.5], AlphaSpending.Pocock));
        Assert.Throws<ArgumentOutOfRangeException>("error", () => GroupSequentialDesign.Of([1], AlphaSpending.Pocock, 0.6));
        Assert.Throws<ArgumentOutOfRangeException>("exponent", () => AlphaSpending.Power(0));
        Assert.Throws<ArgumentOutOfRangeException>("information", () => AlphaSpending.Pocock.Spent(0, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>("drift", () => GroupSequentialDesign.Of([1], AlphaSpending.Pocock).StoppedBy(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => GroupSequentialDesign.Of([1], AlphaSpending.Pocock).Inflation(1));
    }
}

using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Tests.Inference;

public sealed class NormalTestTests
{
    /// <summary>scipy.stats.norm.sf.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(-1, 0.8413447460685429)]
    [InlineData(10, 7.61985302416047e-24)]
    public void Upper_tails_are_those_of_scipy(double z, double expected) => Assert.Equal(1, NormalTest.UpperPValue(z) / expected, 12);

    [Fact]
    public void Two_sides_are_twice_one() => Assert.Equal(0.05, NormalTest.TwoSidedPValue(-NormalTest.HalfWidth95), 12);
}

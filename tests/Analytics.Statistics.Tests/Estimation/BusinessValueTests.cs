using Analytics.Statistics.Estimation;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class BusinessValueTests
{
    private static readonly BusinessValue Value = new(TruePositive: 40, FalsePositive: -10, TrueNegative: 0, FalseNegative: -50);
    private static readonly ExpectedConfusion Counts = new(30, 10, 50, 10);

    [Fact]
    public void Worth_by_hand()
    {
        Assert.Equal(30 * 40 - 10 * 10 - 10 * 50, Value.Total(Counts), 1e-12);
        Assert.Equal(6, Value.PerPrediction(Counts), 1e-12);
        Assert.Equal(1100.0 / 40 - 500.0 / 60, Value.PerDecisions(Counts), 1e-12);
    }

    [Fact]
    public void A_decision_that_was_not_taken_adds_nothing() => Assert.Equal(27.5, Value.PerDecisions(new(30, 10, 0, 0)), 1e-12);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("counts", () => Value.Total(null!));
        Assert.Throws<ArgumentException>("counts", () => Value.PerPrediction(new(0, 0, 0, 0)));
        Assert.Throws<ArgumentException>("counts", () => new BusinessValue(double.MaxValue, 0, 0, 0).Total(new(9, 0, 0, 0)));
    }
}

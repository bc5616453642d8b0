using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class ExposureTests
{
    [Fact]
    public void Figures_by_hand()
    {
        Assert.Equal(0.75, Exposure.Coverage([5, 1, 0, 2]));
        Assert.Equal((-1 * 1 + 1 * 2 + 3 * 5) / (4 * 8.0), Exposure.Concentration([5, 1, 0, 2]), 1e-15);
        Assert.Equal((3 * 1 + 1 * 2) / 4.0, Exposure.Novelty([3, 1], [50, 25], 100), 1e-12);
        Assert.Equal((0.75 * 9 + 0.25 * 1) / (0.9 * 9 + 0.1 * 1), Exposure.PopularityBias([3, 1], [9, 1]), 1e-15);
        Assert.Equal((1 + 2 + 1) / 3.0, Exposure.Diversity([1, 2, 3], (one, other) => Math.Abs(one - other)), 1e-15);
    }

    [Fact]
    public void Concentration_runs_from_even_to_one_item_only()
    {
        Assert.Equal(0, Exposure.Concentration([4, 4, 4, 4]), 1e-15);
        Assert.Equal(0.75, Exposure.Concentration([0, 9, 0, 0]), 1e-15);
    }

    [Fact]
    public void Showing_what_users_choose_has_no_popularity_bias() => Assert.Equal(1, Exposure.PopularityBias([2, 20, 8], [1, 10, 4]), 1e-15);

    [Fact]
    public void An_item_that_nobody_met_counts_as_met_by_half_a_user() => Assert.Equal(Math.Log2(200), Exposure.Novelty([1], [0], 100), 1e-12);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("shown", () => Exposure.Coverage([]));
        Assert.Throws<ArgumentException>("shown", () => Exposure.Coverage([0, 0]));
        Assert.Throws<ArgumentException>("shown", () => Exposure.Concentration([-1, 2]));
        Assert.Throws<ArgumentException>("met", () => Exposure.Novelty([1], [1, 2], 5));
        Assert.Throws<ArgumentException>("met", () => Exposure.Novelty([1], [6], 5));
        Assert.Throws<ArgumentOutOfRangeException>("users", () => Exposure.Novelty([1], [0], 0));
        Assert.Throws<ArgumentException>("met", () => Exposure.PopularityBias([1], [0]));
        Assert.Throws<ArgumentException>("items", () => Exposure.Diversity([1], (_, _) => 1));
        Assert.Throws<ArgumentException>("distance", () => Exposure.Diversity([1, 2], (_, _) => double.NaN));
        Assert.Throws<ArgumentNullException>("distance", () => Exposure.Diversity([1, 2], null!));
    }
}

using Analytics.Statistics.Experiments;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Tests.Experiments;

/// <summary>Two experiments on the same units, and many tests of one.</summary>
public sealed class InteractionTests
{
    [Fact]
    public void Effects_that_add_up_do_not_interact()
    {
        var effect = Interaction.Between(new(100, 10, 1), new(100, 12, 1), new(100, 11, 1), new(100, 13, 1));

        Assert.Equal(0, effect.Value);
        Assert.Equal(0.04, effect.Variance, 1e-15);
        Assert.Equal(1, EffectTest.Run(effect).PValue);
    }

    [Fact]
    public void Independent_assignments_fit_and_linked_ones_do_not()
    {
        Assert.Equal(1, AssignmentDependence.Test([[50, 50], [50, 50]]).PValue);
        Assert.True(AssignmentDependence.Test([[60, 40], [40, 60]]).PValue < 0.01);
        Assert.Equal(2, AssignmentDependence.Test([[5, 5, 5], [6, 6, 6]]).DegreesOfFreedom);
    }

    [Fact]
    public void Empty_rows_and_columns_do_not_count()
    {
        var test = AssignmentDependence.Test([[60, 40, 0], [40, 60, 0], [0, 0, 0]]);

        Assert.Equal(AssignmentDependence.Test([[60, 40], [40, 60]]), test);
    }

    [Fact]
    public void An_adjusted_interval_touches_zero_at_the_error_and_is_never_narrower()
    {
        var own = new Interval(0.5, 1.5);

        Assert.Equal(0, AdjustedInterval.Of(1, 0.05).Lower, 1e-14);
        Assert.Equal(own, AdjustedInterval.Wider(1, 0.00001, own));
        Assert.Equal(AdjustedInterval.Of(1, 0.04), AdjustedInterval.Wider(1, 0.04, own));
        Assert.Equal(new Interval(double.NegativeInfinity, double.PositiveInfinity), AdjustedInterval.Of(1, 1));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var cell = new Arm(10, 1, 0);

        Assert.Throws<ArgumentException>("both", () => Interaction.Between(cell, cell, cell, cell));
        Assert.Throws<ArgumentException>("firstOnly", () => Interaction.Between(cell, cell, default, cell));
        Assert.Throws<ArgumentException>("table", () => AssignmentDependence.Test([]));
        Assert.Throws<ArgumentException>("table", () => AssignmentDependence.Test([[0, 0], [1, 2]]));
        Assert.Throws<ArgumentException>("table", () => AssignmentDependence.Test([[1, 2], [1]]));
        Assert.Throws<ArgumentException>("table", () => AssignmentDependence.Test([[1, -2], [1, 2]]));
        Assert.Throws<ArgumentOutOfRangeException>("adjustedPValue", () => AdjustedInterval.Of(1, 0));
    }
}

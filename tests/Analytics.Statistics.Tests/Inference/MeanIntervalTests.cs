using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Inference;

public sealed class MeanIntervalTests
{
    [Fact]
    public void Two_values_use_the_Cauchy_quantile()
    {
        var interval = MeanInterval.Student(Moments.Of([-1, 1]));

        Assert.Equal(Math.Tan(Math.PI * 0.475), interval.Upper, 1e-12);
        Assert.Equal(-interval.Upper, interval.Lower);
    }

    [Fact]
    public void Three_values_use_the_closed_form_of_two_degrees_of_freedom()
    {
        var interval = MeanInterval.Student(Moments.Of([1, 2, 3]));

        Assert.Equal(2 + 0.95 * Math.Sqrt(2 / (1 - 0.95 * 0.95)) / Math.Sqrt(3), interval.Upper, 1e-13);
    }

    /// <summary>Quantiles of R 4: qt(0.975, c(5, 30)), qt(0.995, 30) and qnorm(0.975).</summary>
    [Theory]
    [InlineData(5, 0.95, 2.570581835636314)]
    [InlineData(30, 0.95, 2.042272456301238)]
    [InlineData(30, 0.99, 2.749995653567231)]
    [InlineData(1_000_000_000_000_000, 0.95, 1.959963984540054)]
    public void Quantiles_agree_with_R(long degrees, double confidence, double quantile)
    {
        var standard = new Moments(degrees + 1, 0, (double)degrees * (degrees + 1), 0, 0);

        Assert.Equal(1, MeanInterval.Student(standard, confidence).Upper / quantile, 1e-13);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(0.999999)]
    public void Quantile_is_smooth_where_its_formula_changes(double confidence)
    {
        var below = MeanInterval.Student(new(10_000, 0, 9_999.0 * 10_000, 0, 0), confidence).Upper;
        var at = MeanInterval.Student(new(10_001, 0, 10_000.0 * 10_001, 0, 0), confidence).Upper;
        var above = MeanInterval.Student(new(10_002, 0, 10_001.0 * 10_002, 0, 0), confidence).Upper;

        // The quantile nears its limit as 1/ν, so that its steps shrink as 1/ν².
        Assert.Equal(1 + 2e-4, (below - at) / (at - above), 1e-5);
    }

    [Fact]
    public void Interval_moves_and_stretches_with_the_values() =>
        Gen.Select(Gen.Double[-10, 10].Array[2, 50], Gen.Double[-100, 100], Gen.Double[0.1, 10]).Sample((values, shift, scale) =>
        {
            var plain = MeanInterval.Student(Moments.Of(values));
            var moved = MeanInterval.Student(Moments.Of([.. values.Select(value => value * scale + shift)]));

            Assert.Equal(plain.Lower * scale + shift, moved.Lower, 1e-9);
            Assert.Equal(plain.Upper * scale + shift, moved.Upper, 1e-9);
            Assert.True(plain.Contains(values.Average()) || values.Distinct().Count() == 1);
        });

    [Fact]
    public void Equal_values_give_an_interval_of_zero_width() =>
        Assert.Equal(new Interval(0.1, 0.1), MeanInterval.Student(Moments.Of([0.1, 0.1, 0.1])));

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("moments", () => MeanInterval.Student(null!));
        Assert.Throws<ArgumentException>("moments", () => MeanInterval.Student(Moments.Empty));
        Assert.Throws<ArgumentException>("moments", () => MeanInterval.Student(Moments.Of([1])));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => MeanInterval.Student(Moments.Of([1, 2]), 1));
    }
}

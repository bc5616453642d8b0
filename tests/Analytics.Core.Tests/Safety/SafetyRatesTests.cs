using Analytics.Core.Safety;
using Xunit;

namespace Analytics.Core.Tests.Safety;

public sealed class SafetyRatesTests
{
    [Fact]
    public void No_violation_is_stated_with_how_sure_it_is()
    {
        var rate = SafetyRates.Of(0, 3_000);

        // The rule of three: 1 − 0.05^(1/3000).
        Assert.Equal(1 - Math.Pow(0.05, 1.0 / 3_000), rate.Upper!.Value, 12);
        Assert.Equal("None in 3,000 checked: with 95 % confidence the true rate is at most 0.0999 %.", rate.Statement);
    }

    [Fact]
    public void A_bound_in_words_is_never_below_the_bound()
    {
        // Exactly 1.0242… %.
        var rate = SafetyRates.Of(204, 22_355);

        Assert.Equal("204 of 22,355 checked (0.913 %): with 95 % confidence the true rate is at most 1.03 %.", rate.Statement);
    }

    [Fact]
    public void Nothing_checked_says_nothing()
    {
        var rate = SafetyRates.Of(0, 0);

        Assert.Null(rate.Rate);
        Assert.Null(rate.Upper);
        Assert.Contains("nothing can be said", rate.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void All_violations_leave_no_room() => Assert.Equal((1, 1), (SafetyRates.Of(5, 5).Rate, SafetyRates.Of(5, 5).Upper));
}

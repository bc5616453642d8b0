using Analytics.Api.Models.Pages;
using Analytics.Api.Pages;
using Analytics.Contracts.Reporting;
using Xunit;

namespace Analytics.Api.Tests.Pages;

public sealed class VerdictsTests
{
    [Fact]
    public void Accuracy_is_said_with_its_interval_and_what_it_rests_on()
    {
        var verdict = Verdicts.OfPerformance(Some.Scorecard());

        Assert.Equal("It is right 83% of the time (95% sure: 80% to 86%), by the 1,000 answers whose truth is known.", verdict.Text);
        Assert.Equal((Tone.Fine, "83%"), (verdict.Tone, verdict.Headline));
    }

    [Fact]
    public void The_grade_follows_from_the_sections()
    {
        var card = Some.Scorecard();
        var clean = card with { Quality = card.Quality with { Findings = [] }, Safety = new Dictionary<string, Figure> { ["violationRate"] = Some.Share(0, 1000, 0) } };
        var unsafeOne = clean with { Safety = new Dictionary<string, Figure> { ["violationRate"] = Some.Share(0.01, 1000, 0.005) } };
        var fallen = unsafeOne with
        {
            Series = [.. Enumerable.Range(0, 30).Select(day => Some.Bucket(Some.Day.AddDays(day), Some.Share(day < 20 ? 0.83 : 0.5, 1000)))],
        };

        Assert.Equal(["A", "B", "D", null], new[] { clean, unsafeOne, fallen, clean with { Labelled = 0 } }.Select(one => Grade.Of(one).Letter));
        Assert.Contains("10 violations in 1,000 checks", Grade.Of(unsafeOne).Reasons.Single(), StringComparison.Ordinal);
        Assert.Contains(Grade.Of(fallen).Reasons, reason => reason.Contains("Lately it is worse", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_labels_it_says_what_to_send_and_gives_no_figure()
    {
        var verdict = Verdicts.OfPerformance(Some.Scorecard() with { Labelled = 0 });

        Assert.Equal((Tone.Unknown, null), (verdict.Tone, verdict.Headline));
        Assert.Contains("feedback of kind label", verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_too_few_labels_it_says_why_there_is_no_figure()
    {
        var card = Some.Scorecard() with
        {
            Labelled = 1,
            Performance = new Dictionary<string, Figure> { ["accuracy"] = Figure.None("needs at least 2 labels", 1) },
        };

        var verdict = Verdicts.OfPerformance(card);

        Assert.Null(verdict.Headline);
        Assert.Equal("1 answer with a known truth is too few for a figure: needs at least 2 labels.", verdict.Text);
    }

    [Fact]
    public void A_fall_is_named_only_where_it_is_beyond_chance()
    {
        var card = Some.Scorecard();
        var slightly = card with { Series = [.. card.Series, Some.Bucket(Some.Day.AddDays(28), Some.Share(0.80, 250))] };
        var clearly = card with { Series = [.. card.Series, Some.Bucket(Some.Day.AddDays(28), Some.Share(0.70, 250))] };

        Assert.Equal(Tone.Fine, Verdicts.OfPerformance(slightly).Tone);
        Assert.Equal(Tone.Watch, Verdicts.OfPerformance(clearly).Tone);
        Assert.EndsWith("Lately it is worse: 70% since 29 Nov, 83% before.", Verdicts.OfPerformance(clearly).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_violation_still_says_how_many_there_may_be()
    {
        var verdict = Verdicts.OfSafety(Some.Scorecard());

        Assert.Equal("No violation in 1,000 checks. The true share is at most 0.37%, 95% sure.", verdict.Text);
    }

    [Fact]
    public void Volume_says_what_share_has_a_known_truth() =>
        Assert.Equal("3,000 predictions, about 100 a day. The truth is known for 33.3% of them.", Verdicts.OfVolume(Some.Scorecard()).Text);

    [Fact]
    public void Quality_names_the_most_frequent_finding() =>
        Assert.Equal("The most frequent finding: missing in plan, in 3% of the records.", Verdicts.OfQuality(Some.Scorecard()).Text);
}

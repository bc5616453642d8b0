using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Measures;

public sealed class ReactionMeasureTests
{
    [Fact]
    public async Task Acceptance_is_accepted_by_accepted_or_dismissed()
    {
        // Three accepted, one refused by accepted: false, one dismissed.
        var queries = new CannedQueries()
            .With(EventSource.Reactions, null, ["accepted"], Canned.Moments("number", 1, 1, 1, 0))
            .With(EventSource.Reactions, null, ["dismissed"], Canned.Moments("number", 1));

        var figure = await Some.FigureAsync(queries, Some.Query("acceptanceRate"));

        Assert.Equal(0.6, figure.Value!.Value, 1e-12);
        Assert.Equal(5, figure.N);
        Assert.Equal(0.2307, figure.Lower!.Value, 5e-5);
        Assert.Equal(0.8824, figure.Upper!.Value, 5e-5);
    }

    [Fact]
    public async Task Completion_is_completed_by_predictions()
    {
        var queries = new CannedQueries()
            .With(EventSource.Reactions, null, ["completed"], Canned.Moments("number", 1, 0, 1))
            .With(EventSource.Predictions, Canned.Count(8));

        var figure = await Some.FigureAsync(queries, Some.Query("completionRate"));

        Assert.Equal(0.25, figure.Value);
        Assert.Equal(8, figure.N);
    }

    [Fact]
    public async Task A_model_whose_answers_nobody_completes_has_no_completion_rate()
    {
        var queries = new CannedQueries().With(EventSource.Predictions, Canned.Count(8));

        Assert.Equal(Figure.None("no completions yet", 8), await Some.FigureAsync(queries, Some.Query("completionRate")));
    }

    [Fact]
    public async Task Rating_is_a_mean_from_1_to_5()
    {
        var queries = new CannedQueries().With(EventSource.Reactions, null, ["rating"], Canned.Moments("number", 5, 4, 3));

        var figure = await Some.FigureAsync(queries, Some.Query("rating"));

        // 4 ± 4.30265/√3, cut at 5.
        Assert.Equal(4, figure.Value!.Value, 1e-12);
        Assert.Equal(1.51586, figure.Lower!.Value, 5e-5);
        Assert.Equal(5, figure.Upper);
    }

    [Theory]
    [InlineData("acceptanceRate", "no answers accepted or dismissed yet")]
    [InlineData("rating", "no ratings yet")]
    public async Task Without_reactions_there_is_no_figure(string measure, string reason)
    {
        Assert.Equal(Figure.None(reason), await Some.FigureAsync(new CannedQueries(), Some.Query(measure)));
    }

    [Fact]
    public async Task Kinds_are_split_beside_the_fields_asked_for()
    {
        var queries = new CannedQueries()
            .With(EventSource.Reactions, null, ["1", "accepted"], Canned.Moments("number", 1))
            .With(EventSource.Reactions, null, ["1", "dismissed"], Canned.Moments("number", 1))
            .With(EventSource.Reactions, null, ["2", "accepted"], Canned.Moments("number", 1));

        var result = await Some.AnswerAsync(queries, Some.Query("acceptanceRate") with { Breakdown = ["version"] });

        Assert.Equal([("1", 0.5), ("2", 1.0)], result.Rows.Select(row => (row.Keys["version"], row.Figure.Value!.Value)));
        var asked = Assert.Single(queries.Asked);
        Assert.Equal([Field.Of("version"), Field.Of("kind")], asked.Breakdown);
        Assert.Equal(["accepted", "dismissed"], Assert.Single(asked.Filters).Values);
    }

    [Fact]
    public async Task A_violation_rate_of_0_still_has_an_upper_bound()
    {
        var queries = new CannedQueries().With(EventSource.SafetyChecks, Canned.Moments("violation", new double[100]));

        var figure = await Some.FigureAsync(queries, Some.Query("violationRate"));

        // 1 − 0.025^(1/100).
        Assert.Equal(0, figure.Value);
        Assert.Equal(0, figure.Lower);
        Assert.Equal(0.0362167, figure.Upper!.Value, 1e-6);
        Assert.Equal(100, figure.N);
    }

    [Fact]
    public async Task Violations_have_the_exact_interval()
    {
        // Clopper-Pearson for 1 of 2: 1 − 0.975^½ and its mirror.
        var queries = new CannedQueries().With(EventSource.SafetyChecks, Canned.Moments("violation", 1, 0));

        var figure = await Some.FigureAsync(queries, Some.Query("violationRate"));

        Assert.Equal(0.5, figure.Value);
        Assert.Equal(1 - Math.Sqrt(0.975), figure.Lower!.Value, 1e-6);
        Assert.Equal(Math.Sqrt(0.975), figure.Upper!.Value, 1e-6);
    }

    [Fact]
    public async Task Without_checks_there_is_no_violation_rate()
    {
        Assert.Equal(Figure.None("no safety checks yet"), await Some.FigureAsync(new CannedQueries(), Some.Query("violationRate")));
    }
}

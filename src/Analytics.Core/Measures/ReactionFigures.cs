using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>Figures of what people made of the answers.</summary>
internal static class ReactionFigures
{
    public static SummaryPart Accepted { get; } = Of("accepted");

    public static SummaryPart Dismissed { get; } = Of("dismissed");

    public static SummaryPart Completed { get; } = Of("completed");

    public static SummaryPart Rated { get; } = Of("rating");

    /// <summary>Of the numbers of accepted and dismissed.</summary>
    public static Figure AcceptanceRate(IReadOnlyList<SummaryValue> values)
    {
        var accepted = values[0].Numbers();
        var dismissed = values[1].Numbers();
        return Figures.Share(Figures.Ones(accepted), accepted.Count + Figures.Ones(dismissed), "no answers accepted or dismissed yet");
    }

    /// <summary>Of the numbers of completed, and the predictions.</summary>
    public static Figure CompletionRate(IReadOnlyList<SummaryValue> values)
    {
        var completed = values[0].Numbers();
        var predictions = values[1].Count;

        // A model whose answers nobody can complete has no rate of 0.
        return completed.Count == 0
            ? Figure.None("no completions yet", predictions)
            : Figures.Share(Math.Min(Figures.Ones(completed), predictions), predictions, "no predictions yet");
    }

    /// <summary>Of the ratings.</summary>
    public static Figure Rating(IReadOnlyList<SummaryValue> values) =>
        Figures.Mean(values[0].Numbers(), "ratings", lowest: 1, highest: 5);

    private static SummaryPart Of(string kind) => new(EventSource.Reactions, new Summary.MomentsOf(Field.Of("number")), kind);
}

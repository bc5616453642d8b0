using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Monitors;

/// <summary>Makes a share of the truths of a binary model the other class, at random: the concept changes, and neither inputs nor answers do.</summary>
internal sealed class LabelFlip(double share, int seed) : IInjection
{
    public const string Kind = "flip";

    private const double LeastProbability = 1e-15;
    private static readonly string[] Classes = ["positive", "negative"];

    public EventSource Source => EventSource.Labels;

    /// <summary>The mean of a loss can't be changed without the scores that it is of.</summary>
    public SummaryQuery Ask(SummaryQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Summaries.Any(summary => LossOf(summary) is not null) ? query with { Summaries = [.. query.Summaries, new Summary.ScoresOf()] } : query;
    }

    public SummaryGroup Into(SummaryGroup group, SummaryQuery query)
    {
        var random = new Random(seed);
        var scores = group.Values.Count > query.Summaries.Count ? Flipped(group.Values[^1].Scores!, random) : null;
        return group with { Values = [.. query.Summaries.Zip(group.Values, (summary, value) => Into(summary, value, scores, random))] };
    }

    public SampledPrediction Into(SampledPrediction row, Random random) => row.Truth is not { } truth || random.NextDouble() >= share
        ? row
        : row with { Truth = 1 - truth, Actual = truth > 0.5 ? "negative" : "positive" };

    public Outcome Into(Outcome outcome, Random random) => outcome.Correct is { } correct && random.NextDouble() < share ? outcome with { Correct = 1 - correct } : outcome;

    private SummaryValue Into(Summary summary, SummaryValue value, IReadOnlyList<ScoreCount>? scores, Random random) => summary switch
    {
        Summary.ScoresOf => value with { Scores = Flipped(value.Scores!, random) },
        Summary.ConfusionOf => value with { Confusion = Flipped(value.Confusion!, random) },
        Summary.CategoriesOf { Field.Name: "label" } => value with { Categories = Flipped(value.Categories!, random) },
        _ when LossOf(summary) is { } loss => value with { Moments = Losses(scores!, loss) },
        _ => value,
    };

    private static Func<double, bool, double>? LossOf(Summary summary) => summary is Summary.MomentsOf moments
        ? moments.Field.Name switch
        {
            "squaredError" => (score, positive) => Math.Pow((positive ? 1 : 0) - score, 2),
            "logLoss" => (score, positive) => -Math.Log(Math.Max(LeastProbability, positive ? score : 1 - score)),
            _ => null,
        }
        : null;

    private static Moments Losses(IReadOnlyList<ScoreCount> scores, Func<double, bool, double> loss)
    {
        var all = Moments.Empty;
        foreach (var (score, positives, negatives) in scores)
            all = all.Merge(Alike(loss(score, true), positives)).Merge(Alike(loss(score, false), negatives));
        return all;
    }

    private static Moments Alike(double value, long count) => count == 0 ? Moments.Empty : new(count, value, 0, value, value);

    private ScoreCount[] Flipped(IReadOnlyList<ScoreCount> scores, Random random) =>
    [
        .. scores.Select(score =>
        {
            var moved = Of(score.Negatives, random) - Of(score.Positives, random);
            return score with { Positives = score.Positives + moved, Negatives = score.Negatives - moved };
        }),
    ];

    private ConfusionCell[] Flipped(IReadOnlyList<ConfusionCell> cells, Random random)
    {
        return [.. Classes.SelectMany(Moved).Where(cell => cell.Count > 0)];

        IEnumerable<ConfusionCell> Moved(string guess)
        {
            var counts = Classes.Select(actual => cells.Where(cell => cell.Actual == actual && cell.Predicted == guess).Sum(cell => cell.Count)).ToArray();
            var moved = Of(counts[1], random) - Of(counts[0], random);
            return [new(Classes[0], guess, counts[0] + moved), new(Classes[1], guess, counts[1] - moved)];
        }
    }

    private CategoryCount[] Flipped(IReadOnlyList<CategoryCount> categories, Random random)
    {
        CategoryCount[] known = [.. categories.Where(category => category.Category is not null)];
        if (known.Length != 2) return [.. categories];
        var moved = Of(known[1].Count, random) - Of(known[0].Count, random);
        return [known[0] with { Count = known[0].Count + moved }, known[1] with { Count = known[1].Count - moved }, .. categories.Where(category => category.Category is null)];
    }

    /// <summary>How many of some rows are flipped.</summary>
    private long Of(long rows, Random random)
    {
        var flipped = 0L;
        for (var row = 0L; row < rows; row++) flipped += random.NextDouble() < share ? 1 : 0;
        return flipped;
    }
}

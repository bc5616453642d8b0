namespace Analytics.Statistics.Calibration;

/// <summary>
/// Recalibration by the increasing step function that fits the labels best in weighted least squares, joined by straight lines and level outside
/// the scores that it was fitted on. Keeps the order of scores but for ties; needs some hundred labels, below about 200 it overfits and
/// <see cref="PlattCalibration"/> is better. Immutable, safe for concurrent use.
/// Source: Zadrozny &amp; Elkan 2002, "Transforming classifier scores into accurate multiclass probability estimates", KDD, 694-699; pool adjacent
/// violators: Ayer, Brunk, Ewing, Reid &amp; Silverman 1955, Annals of Mathematical Statistics 26(4), 641-647.
/// </summary>
public sealed class IsotonicCalibration
{
    private readonly double[] scores;
    private readonly double[] probabilities;

    private IsotonicCalibration(double[] scores, double[] probabilities) => (this.scores, this.probabilities) = (scores, probabilities);

    /// <summary>Scores at the corners of the function, strictly ascending.</summary>
    public ReadOnlySpan<double> Scores => scores;

    /// <summary>Probabilities at the corners, ascending, in [0, 1]; as many as <see cref="Scores"/>.</summary>
    public ReadOnlySpan<double> Probabilities => probabilities;

    /// <summary>Fits the function; O(n log n).</summary>
    /// <param name="scores">Score of each row, finite; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <returns>The fitted function.</returns>
    /// <exception cref="ArgumentException">There is no row, the lengths differ, or a score is not finite.</exception>
    public static IsotonicCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels) => Fit(scores, labels, []);

    /// <summary>Fits the function to weighted rows, such as those of a reference sample weighted towards the present one; O(n log n).</summary>
    /// <param name="scores">Score of each row, finite; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="weights">Weight of each row, at least 0 and finite; none for equal weights. Rows of weight 0 play no part.</param>
    /// <returns>The fitted function.</returns>
    /// <exception cref="ArgumentException">There is no row with a weight, the lengths differ, a score is not finite or a weight negative or not finite.</exception>
    public static IsotonicCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        Scoring.LabelledRows.CheckRows(scores, labels);
        if (!weights.IsEmpty && weights.Length != scores.Length) throw new ArgumentException("There must be one weight for each score.", nameof(weights));

        if (!double.IsFinite(System.Numerics.Tensors.TensorPrimitives.Sum(weights))) throw new ArgumentException("The weights must have a finite sum.", nameof(weights));

        var blocks = Pool(scores, labels, weights);
        if (blocks.Count == 0) throw new ArgumentException("The fit needs a row with a weight.", nameof(scores));
        var (corners, values) = (new List<double>(2 * blocks.Count), new List<double>(2 * blocks.Count));
        foreach (var block in blocks)
        {
            corners.Add(block.First);
            values.Add(Math.Min(1, block.Value));
            if (block.First.Equals(block.Last)) continue;
            corners.Add(block.Last);
            values.Add(Math.Min(1, block.Value));
        }

        return new([.. corners], [.. values]);
    }

    /// <summary>Probability of a positive at a score; O(log k) in the corners.</summary>
    /// <param name="score">A finite score.</param>
    /// <returns>The probability, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is NaN or infinite.</exception>
    public double Calibrate(double score)
    {
        if (!double.IsFinite(score)) throw new ArgumentOutOfRangeException(nameof(score), "The score must be finite.");
        var index = Array.BinarySearch(scores, score);
        if (index >= 0) return probabilities[index];

        var above = ~index;
        if (above == 0) return probabilities[0];
        if (above == scores.Length) return probabilities[^1];
        var share = (score / 2 - scores[above - 1] / 2) / (scores[above] / 2 - scores[above - 1] / 2);
        return probabilities[above - 1] + share * (probabilities[above] - probabilities[above - 1]);
    }

    /// <summary>Probabilities at many scores; O(n log k), nothing allocated but the result.</summary>
    /// <param name="scores">Finite scores.</param>
    /// <returns>The probability at each score.</returns>
    /// <exception cref="ArgumentException">A score is NaN or infinite.</exception>
    public double[] Calibrate(ReadOnlySpan<double> scores)
    {
        Scoring.Finite.Check(scores, nameof(scores));
        var result = new double[scores.Length];
        for (var row = 0; row < result.Length; row++) result[row] = Calibrate(scores[row]);
        return result;
    }

    private static List<Block> Pool(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        var order = Scoring.RowOrder.Ascending(scores.ToArray());
        var blocks = new List<Block>();
        for (var rank = 0; rank < order.Length;)
        {
            var score = scores[order[rank]];
            var next = new Block(score, score, 0, 0);
            for (; rank < order.Length && scores[order[rank]] <= score; rank++)
            {
                var weight = weights.IsEmpty ? 1 : weights[order[rank]];
                if (weight is not (>= 0 and < double.PositiveInfinity)) throw new ArgumentException("Every weight must be at least 0 and finite.", nameof(weights));
                next = next with { Positive = next.Positive + (labels[order[rank]] ? weight : 0), Weight = next.Weight + weight };
            }

            if (next.Weight > 0) Add(blocks, next);
        }

        return blocks;
    }

    private static void Add(List<Block> blocks, Block next)
    {
        while (blocks.Count > 0 && blocks[^1].Value >= next.Value)
        {
            next = new(blocks[^1].First, next.Last, blocks[^1].Positive + next.Positive, blocks[^1].Weight + next.Weight);
            blocks.RemoveAt(blocks.Count - 1);
        }

        blocks.Add(next);
    }

    private readonly record struct Block(double First, double Last, double Positive, double Weight)
    {
        public double Value => Positive / Weight;
    }
}

using System.Numerics.Tensors;

namespace Analytics.Statistics.Series;

/// <summary>Sum of the logarithms of the newest bets. The first bet counts for the whole window.</summary>
internal sealed class MartingaleWindow
{
    private readonly ChangePointOptions options;
    private readonly RollingValues bets;

    public MartingaleWindow(ChangePointOptions options, IReadOnlyList<double> saved)
    {
        this.options = options;
        bets = new(options.HistoryLength);
        foreach (var bet in saved) bets.Add(bet);
    }

    public double[] Saved => bets.OldestFirst();

    /// <summary>Logarithm of the martingale if every p-value of the window were at the confidence.</summary>
    public double LogThreshold => options.HistoryLength * LogBet(1 - options.Confidence / 100);

    public double Add(double probability)
    {
        var bet = LogBet(probability);
        do bets.Add(bet);
        while (!bets.IsFull);
        return TensorPrimitives.Sum(bets.Unordered);
    }

    private double LogBet(double probability)
    {
        var log = Math.Log(probability);
        return options.Martingale == Martingale.Power
            ? Math.Log(options.Epsilon) + (options.Epsilon - 1) * log
            : Math.Log(probability * log + 1 - probability) - 2 * Math.Log(-log) - log;
    }
}

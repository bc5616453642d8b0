using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Inference;

/// <summary>
/// SAFFRON: false discovery rate over hypotheses that come one after another without end, which spends budget only on promising ones, those
/// with p ≤ λ (candidates); stronger than <see cref="LordPlusPlus"/> where many hypotheses are false. Bars are
/// min(λ, w γ(t − c₀) + ((1 − λ) α − w) γ(t − τ₁ − c₁) + (1 − λ) α Σ γ(t − τⱼ − cⱼ), j ≥ 2), τ being the times of the rejections and cⱼ the candidates since the
/// j-th (since the start for j = 0), with γ(j) ∝ j^−1.6. Holds for independent p-values. State O(rejections); a step costs as much. Not thread-safe.
/// Source: Ramdas, Zrnic, Wainwright &amp; Jordan 2018, "SAFFRON: an adaptive algorithm for online control of the false discovery rate",
/// ICML, PMLR 80, 4286-4294.
/// </summary>
public sealed class Saffron
{
    private const byte Version = 1;

    /// <summary>1 / ζ(1.6), which makes the sequence γ sum to 1.</summary>
    private const double Scale = 0.4374901658;

    private readonly List<long> rejections = [];
    private readonly List<long> candidatesBefore = [];
    private double error;
    private double candidateLevel;
    private double initial;
    private long count;
    private long candidates;

    /// <summary>A sequence without hypotheses.</summary>
    /// <param name="error">False discovery rate α, above 0 and below 1.</param>
    /// <param name="candidateLevel">λ, the largest p-value of a candidate, above 0 and below 1.</param>
    /// <param name="initial">Budget w before the first rejection, above 0 and at most (1 − λ) α; half of that where not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Saffron(double error = 0.05, double candidateLevel = 0.5, double? initial = null)
    {
        StepwiseAdjustment.CheckError(error);
        if (candidateLevel is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(candidateLevel), "The level of candidates must be above 0 and below 1.");
        var budget = (1 - candidateLevel) * error;
        if (initial is { } given && !(given > 0 && given <= budget))
            throw new ArgumentOutOfRangeException(nameof(initial), "The initial budget must be above 0 and at most (1 − candidate level) · error rate.");
        (this.error, this.candidateLevel, this.initial) = (error, candidateLevel, initial ?? budget / 2);
    }

    /// <summary>Hypotheses so far.</summary>
    public long Count => count;

    /// <summary>Rejections so far.</summary>
    public int Rejections => rejections.Count;

    /// <summary>The sequence that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A sequence that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static Saffron FromBytes(ReadOnlySpan<byte> state)
    {
        var sequence = new Saffron();
        StateTransfer.Load(StateKind.Saffron, Version, state, sequence.Carry);
        return sequence;
    }

    /// <summary>Decides on the next hypothesis.</summary>
    /// <param name="pValue">Its p-value, in [0, 1].</param>
    /// <returns>The bar and the decision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The p-value is NaN or out of [0, 1].</exception>
    public OnlineDecision Test(double pValue)
    {
        if (pValue is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(pValue), "The p-value must be in [0, 1].");

        count++;
        var budget = (1 - candidateLevel) * error;
        var level = initial * Spend(count - candidates);
        for (var index = 0; index < rejections.Count; index++)
        {
            var since = count - rejections[index] - (candidates - candidatesBefore[index]);
            level += (index == 0 ? budget - initial : budget) * Spend(since);
        }

        level = Math.Min(level, candidateLevel);
        if (pValue <= candidateLevel) candidates++;
        var rejected = pValue <= level;
        if (rejected)
        {
            rejections.Add(count);
            candidatesBefore.Add(candidates);
        }

        return new(level, rejected);
    }

    /// <summary>The parameters and the whole state as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.Saffron, Version, Carry);

    private static double Spend(long step) => Scale * Math.Pow(step, -1.6);

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref error);
        transfer.Carry(ref candidateLevel);
        transfer.Carry(ref initial);
        transfer.Carry(ref count);
        transfer.Carry(ref candidates);
        long[] times = [.. rejections];
        long[] before = [.. candidatesBefore];
        transfer.Carry(ref times);
        transfer.Carry(ref before);
        rejections.Clear();
        rejections.AddRange(times);
        candidatesBefore.Clear();
        candidatesBefore.AddRange(before);
    }
}

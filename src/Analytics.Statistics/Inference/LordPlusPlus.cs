using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Inference;

/// <summary>
/// LORD++: false discovery rate over hypotheses that come one after another without end, such as the alerts of a monitor. Each gets a bar
/// αₜ = w γ(t) + (α − w) γ(t − τ₁) + α Σ γ(t − τⱼ), j ≥ 2, from the times τ of the rejections so far: every rejection earns new budget. At all times
/// the expected share of false rejections is at most α for independent p-values (the modified rate mFDR also for conditionally valid ones).
/// The spending sequence is γ(j) ∝ ln(max(j, 2)) / (j e^√ln j). State O(rejections); a step costs as much. Not thread-safe.
/// Source: Ramdas, Yang, Wainwright &amp; Jordan 2017, "Online control of the false discovery rate with decaying memory", NeurIPS 30, 5650-5659;
/// γ from Javanmard &amp; Montanari 2018, "Online rules for control of false discovery rate and false discovery exceedance", Annals of Statistics 46(2), 526-554.
/// </summary>
public sealed class LordPlusPlus
{
    private const byte Version = 1;

    /// <summary>Makes the sequence γ sum to 1.</summary>
    private const double Scale = 0.07720838;

    private readonly List<long> rejections = [];
    private double error;
    private double initial;
    private long count;

    /// <summary>A sequence without hypotheses.</summary>
    /// <param name="error">False discovery rate α, above 0 and below 1.</param>
    /// <param name="initial">Budget w before the first rejection, above 0 and at most <paramref name="error"/>; a tenth of it where not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public LordPlusPlus(double error = 0.05, double? initial = null)
    {
        StepwiseAdjustment.CheckError(error);
        if (initial is { } given && !(given > 0 && given <= error))
            throw new ArgumentOutOfRangeException(nameof(initial), "The initial budget must be above 0 and at most the error rate.");
        (this.error, this.initial) = (error, initial ?? error / 10);
    }

    /// <summary>Hypotheses so far.</summary>
    public long Count => count;

    /// <summary>Rejections so far.</summary>
    public int Rejections => rejections.Count;

    /// <summary>The sequence that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A sequence that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static LordPlusPlus FromBytes(ReadOnlySpan<byte> state)
    {
        var sequence = new LordPlusPlus();
        StateTransfer.Load(StateKind.LordPlusPlus, Version, state, sequence.Carry);
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
        var level = initial * Spend(count);
        for (var index = 0; index < rejections.Count; index++) level += (index == 0 ? error - initial : error) * Spend(count - rejections[index]);
        var rejected = pValue <= level;
        if (rejected) rejections.Add(count);
        return new(level, rejected);
    }

    /// <summary>The parameters and the whole state as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.LordPlusPlus, Version, Carry);

    private static double Spend(long step) => Scale * Math.Log(Math.Max(step, 2)) / (step * Math.Exp(Math.Sqrt(Math.Log(step))));

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref error);
        transfer.Carry(ref initial);
        transfer.Carry(ref count);
        long[] times = [.. rejections];
        transfer.Carry(ref times);
        rejections.Clear();
        rejections.AddRange(times);
    }
}

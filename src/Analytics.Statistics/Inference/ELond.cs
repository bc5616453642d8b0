using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Inference;

/// <summary>
/// e-LOND: false discovery rate over hypotheses that come one after another without end, by e-values. Holds under any dependence, such as between the alerts of
/// overlapping windows or of columns of one table, where <see cref="LordPlusPlus"/> and <see cref="Saffron"/> promise nothing. The bar of the t-th
/// hypothesis is αₜ = α γ(t) (rejections so far + 1) with γ(j) ∝ j^−1.6, and it is rejected where its e-value is at least 1 / αₜ. O(1) time and state.
/// Not thread-safe.
/// Source: Xu &amp; Ramdas 2024, "Online multiple testing with e-values", AISTATS, PMLR 238, 3997-4005.
/// </summary>
public sealed class ELond
{
    private const byte Version = 1;

    /// <summary>1 / ζ(1.6), which makes the sequence γ sum to 1.</summary>
    private const double Scale = 0.4374901658;

    private double error;
    private long count;
    private long rejections;

    /// <summary>A sequence without hypotheses.</summary>
    /// <param name="error">False discovery rate α, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The error rate is out of its range.</exception>
    public ELond(double error = 0.05)
    {
        StepwiseAdjustment.CheckError(error);
        this.error = error;
    }

    /// <summary>Hypotheses so far.</summary>
    public long Count => count;

    /// <summary>Rejections so far.</summary>
    public long Rejections => rejections;

    /// <summary>The sequence that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A sequence that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static ELond FromBytes(ReadOnlySpan<byte> state)
    {
        var sequence = new ELond();
        StateTransfer.Load(StateKind.ELond, Version, state, sequence.Carry);
        return sequence;
    }

    /// <summary>Decides on the next hypothesis.</summary>
    /// <param name="eValue">Its e-value, at least 0; +∞ is allowed.</param>
    /// <returns>The bar αₜ, which the inverse of the e-value has to pass, and the decision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The e-value is NaN or negative.</exception>
    public OnlineDecision Test(double eValue)
    {
        if (!(eValue >= 0)) throw new ArgumentOutOfRangeException(nameof(eValue), "The e-value must be at least 0.");

        var level = error * Scale * Math.Pow(++count, -1.6) * (rejections + 1);
        var rejected = eValue >= 1 / level;
        rejections += rejected ? 1 : 0;
        return new(level, rejected);
    }

    /// <summary>The parameters and the whole state as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.ELond, Version, Carry);

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref error);
        transfer.Carry(ref count);
        transfer.Carry(ref rejections);
    }
}

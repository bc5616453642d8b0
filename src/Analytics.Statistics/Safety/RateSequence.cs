using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Safety;

/// <summary>
/// Anytime-valid bounds of a violation rate: with the confidence, the rate is within them at all times at once, however often they are looked at and
/// whenever watching stops. Costs a factor of about 2 in width over an interval for a fixed number of trials. All rates p stay whose likelihood is not
/// below that of a beta mixture by the factor of the error (Ville's inequality); bounds of earlier times hold on, so the interval only shrinks. State O(1).
/// Source: Robbins 1970, "Statistical methods related to the law of the iterated logarithm", Annals of Mathematical Statistics 41(5), 1397-1409;
/// Howard, Ramdas, McAuliffe &amp; Sekhon 2021, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of Statistics 49(2), 1055-1080.
/// </summary>
public sealed class RateSequence
{
    private const byte Version = 1;
    private double error;
    private long violations;
    private long trials;
    private double lower;
    private double upper = 1;

    /// <summary>A sequence without trials.</summary>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public RateSequence(double confidence = 0.95) => error = Confidence.Error(confidence);

    /// <summary>Violations so far.</summary>
    public long Violations => violations;

    /// <summary>Trials so far.</summary>
    public long Trials => trials;

    /// <summary>The bounds, in [0, 1]; all of it without trials. Each alone holds with at least the confidence.</summary>
    public Interval Bounds => new(Math.Min(lower, upper), Math.Max(lower, upper));

    /// <summary>The bounds at a single time, from counts alone; O(1).</summary>
    /// <param name="violations">Violations, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, from 1 to <see cref="Proportion.MostExactTrials"/>.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The bounds, which contain violations / trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the confidence is out of its range.</exception>
    public static Interval At(long violations, long trials, double confidence = 0.95)
    {
        ViolationRate.CheckCounts(violations, trials);
        var limit = -Math.Log(Confidence.Error(confidence));

        return new(violations == 0 ? 0 : 1 - Upper(trials - violations, violations, limit), violations == trials ? 1 : Upper(violations, trials - violations, limit));
    }

    /// <summary>The sequence that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A sequence that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static RateSequence FromBytes(ReadOnlySpan<byte> state)
    {
        var sequence = new RateSequence();
        StateTransfer.Load(StateKind.RateSequence, Version, state, sequence.Carry);
        return sequence;
    }

    /// <summary>Adds trials; O(1).</summary>
    /// <param name="violations">Violations among them, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, at least 1.</param>
    /// <returns>The new bounds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range, or all trials together exceed <see cref="Proportion.MostExactTrials"/>.</exception>
    public Interval Add(long violations, long trials)
    {
        ViolationRate.CheckCounts(violations, trials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, Proportion.MostExactTrials - this.trials);

        (this.violations, this.trials) = (this.violations + violations, this.trials + trials);
        var now = At(this.violations, this.trials, 1 - error);
        (lower, upper) = (Math.Max(lower, now.Lower), Math.Min(upper, now.Upper));
        return Bounds;
    }

    /// <summary>The parameters and the whole state as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.RateSequence, Version, Carry);

    /// <summary>The largest rate that stays: Newton steps on the log-odds, where the logarithm of the ratio is convex, held in a shrinking bracket.</summary>
    private static double Upper(double violations, double safe, double limit)
    {
        var (low, high) = (violations == 0 ? -745 : Math.Log(violations / safe), 745.0);
        var current = Math.Log((violations + limit + 1) / safe);
        for (var step = 0; step < 100; step++)
        {
            var (p, q) = (1 / (1 + Math.Exp(-current)), 1 / (1 + Math.Exp(current)));
            var excess = BetaMixture.LogRatio(violations, safe, p, q) - limit;
            if (excess < 0) low = current; else high = current;

            var next = current - excess / (safe * p - violations * q);
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (Math.Abs(next - current) <= 4e-16 * Math.Max(1, Math.Abs(current))) return 1 / (1 + Math.Exp(-next));
            current = next;
        }

        return 1 / (1 + Math.Exp(-high));
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref error);
        transfer.Carry(ref violations);
        transfer.Carry(ref trials);
        transfer.Carry(ref lower);
        transfer.Carry(ref upper);
    }
}

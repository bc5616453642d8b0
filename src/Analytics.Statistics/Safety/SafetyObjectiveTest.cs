using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Safety;

/// <summary>
/// Anytime-valid test of a safety objective, "the violation rate is at most r": the evidence is the wealth of bets against it, which at a tolerated rate
/// passes 1 / error, ever, with at most the probability of the error, however often it is looked at, and also where the rate of each trial depends on the
/// past. Twelve bets of sizes 1/2 … 1/4096 share the stake. State O(1): the counts decide. Not thread-safe.
/// Source: Ville 1939, "Étude critique de la notion de collectif"; Waudby-Smith &amp; Ramdas 2024, "Estimating means of bounded random variables by
/// betting", JRSS B 86(1), 1-27.
/// </summary>
public sealed class SafetyObjectiveTest
{
    private const byte Version = 1;
    private const int Bets = 12;
    private static readonly double[] Losses = [.. Enumerable.Range(1, Bets).Select(bet => NearZero.Log1p(-Math.ScaleB(1, -bet)))];
    private double[] gains;
    private long violations;
    private long trials;
    private double largest;

    /// <summary>A test without trials.</summary>
    /// <param name="objective">Rate that is tolerated, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The objective is out of its range.</exception>
    public SafetyObjectiveTest(double objective)
    {
        if (objective is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(objective), "The objective must be above 0 and below 1.");
        gains = [.. Enumerable.Range(1, Bets).Select(bet => NearZero.Log1p(Math.ScaleB(1, -bet) * (1 / objective - 1)))];
    }

    /// <summary>Violations so far.</summary>
    public long Violations => violations;

    /// <summary>Trials so far.</summary>
    public long Trials => trials;

    /// <summary>Natural logarithm of the evidence (an e-value) at present; 0 without trials.</summary>
    public double LogEvidence
    {
        get
        {
            Span<double> logs = stackalloc double[Bets];
            for (var bet = 0; bet < Bets; bet++) logs[bet] = violations * gains[bet] + (trials - violations) * Losses[bet];
            var most = System.Numerics.Tensors.TensorPrimitives.Max<double>(logs);
            var sum = 0.0;
            foreach (var log in logs) sum += Math.Exp(log - most);
            return most + Math.Log(sum / Bets);
        }
    }

    /// <summary>Anytime-valid p-value, the inverse of the largest evidence so far, in [0, 1]; 1 without trials, and 0 where it underflows.</summary>
    public double Probability => Math.Exp(-largest);

    /// <summary>The test that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A test that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static SafetyObjectiveTest FromBytes(ReadOnlySpan<byte> state)
    {
        var test = new SafetyObjectiveTest(0.5);
        StateTransfer.Load(StateKind.SafetyObjectiveTest, Version, state, test.Carry);
        return test;
    }

    /// <summary>Adds trials; O(1).</summary>
    /// <param name="violations">Violations among them, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range, or all trials together exceed <see cref="Proportion.MostExactTrials"/>.</exception>
    public void Add(long violations, long trials)
    {
        ViolationRate.CheckCounts(violations, trials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, Proportion.MostExactTrials - this.trials);
        (this.violations, this.trials) = (this.violations + violations, this.trials + trials);
        largest = Math.Max(largest, LogEvidence);
    }

    /// <summary>Whether the objective is broken, now or at an earlier look.</summary>
    /// <param name="error">Probability of saying so, ever, at a tolerated rate; above 0 and below 1.</param>
    /// <returns>True where <see cref="Probability"/> is at most the error.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The error is out of its range.</exception>
    public bool IsBroken(double error = 0.05) => error is > 0 and < 1
        ? Probability <= error
        : throw new ArgumentOutOfRangeException(nameof(error), "The error must be above 0 and below 1.");

    /// <summary>The parameters and the whole state as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.SafetyObjectiveTest, Version, Carry);

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref gains);
        transfer.Carry(ref violations);
        transfer.Carry(ref trials);
        transfer.Carry(ref largest);
    }
}

namespace Analytics.Statistics.Inference;

/// <summary>How many of a number of independent trials succeeded.</summary>
/// <param name="Successes">Successes, from 0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">Trials, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A count is out of its range.</exception>
public readonly record struct SuccessCount(long Successes, long Trials)
{
    /// <summary>Trials, at least 1.</summary>
    public long Trials { get; init; } = Trials >= 1 ? Trials : throw new ArgumentOutOfRangeException(nameof(Trials), "There must be at least one trial.");

    /// <summary>Successes, from 0 to <see cref="Trials"/>.</summary>
    public long Successes { get; init; } = Successes >= 0 && Successes <= Trials
        ? Successes
        : throw new ArgumentOutOfRangeException(nameof(Successes), "The successes must be from 0 to the trials.");

    /// <summary>Trials that did not succeed.</summary>
    public long Failures => Trials - Successes;

    /// <summary>Share of the trials that succeeded, in [0, 1].</summary>
    public double Share => (double)Successes / Trials;

    /// <summary>Squared standard error of the share, p (1 − p) / n.</summary>
    internal double ShareVariance => Share * ((double)Failures / Trials) / Trials;

    /// <summary>These counts, or an exception where the value was never set.</summary>
    internal SuccessCount Checked(string name) => Trials >= 1 ? this : throw new ArgumentException("The counts were not set.", name);
}

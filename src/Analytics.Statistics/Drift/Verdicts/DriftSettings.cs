namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>How a verdict is reached.</summary>
public sealed record DriftSettings
{
    /// <summary>The usual settings: level 0.05, the usual size of the distance, 999 permutations of seed 0.</summary>
    public static DriftSettings Usual { get; } = new();

    /// <summary>Probability of a false alarm of one check, above 0 and below 1. For several columns, divide it (Bonferroni) or adjust the p-values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public double Alpha
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Alpha), "The level must be above 0 and below 1.");
    } = 0.05;

    /// <summary>The size that matters, in the unit of the distance, above 0: a smaller drift is negligible. Null for the distance's usual size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not above 0 or not finite.</exception>
    public double? NegligibleBelow
    {
        get;
        init => field = value is null or (> 0 and < double.PositiveInfinity)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(NegligibleBelow), "The size must be finite and above 0.");
    }

    /// <summary>Permutations where the null quantile is simulated, at least 19; at least 1 / <see cref="Alpha"/> − 1 for anything to be significant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 19.</exception>
    public int Permutations
    {
        get;
        init => field = value >= 19 ? value : throw new ArgumentOutOfRangeException(nameof(Permutations), "There must be at least 19 permutations.");
    } = 999;

    /// <summary>Seed of the permutations: equal seeds give equal verdicts.</summary>
    public int Seed { get; init; }

    /// <summary>Throws where no simulated p-value could be as small as the level.</summary>
    internal void CheckResolution()
    {
        if ((Permutations + 1) * Alpha < 1)
            throw new ArgumentException("The level needs more permutations: at least 1 / alpha − 1.", "settings");
    }
}

using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>
/// A test with a planned number of looks, each with its own boundary, whose error over all looks is exact. The looks need not be evenly spread and,
/// since only what was spent matters, may be moved as long as the effect seen does not decide when.
/// </summary>
/// <param name="Looks">The looks, in order of their information.</param>
/// <param name="TwoSided">Whether it stops at both sides, each with the error of one.</param>
public sealed record GroupSequentialDesign(IReadOnlyList<GroupSequentialLook> Looks, bool TwoSided)
{
    /// <summary>
    /// Boundaries for which the probability to cross for the first time at each look, without an effect, is the error that the spending function
    /// gives it: by numerical integration of the density of the paths that go on, to about 1e-12. O(looks · nodes²), some milliseconds a look.
    /// Source: Lan &amp; DeMets 1983, Biometrika 70(3), 659-663; Jennison &amp; Turnbull 2000, "Group sequential methods with applications to clinical
    /// trials", chapter 19.
    /// </summary>
    /// <param name="information">Share of the planned information (units) at each look, increasing, above 0 and at most 1.</param>
    /// <param name="spending">The spending function.</param>
    /// <param name="error">Error of one side over all looks, above 0 and below 1/2: half of the two-sided α.</param>
    /// <param name="twoSided">Whether it stops at both sides.</param>
    /// <param name="largestBound">Bounds are cut at this z, above 0; beyond 8 they have no probability that a double could tell.</param>
    /// <param name="gridStep">
    /// Step of a trapezoid grid, in standard deviations of the increment, as older programs integrate (0.05 in ldbounds, good to three or four digits);
    /// null for the exact integral.
    /// </param>
    /// <returns>The design.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="spending"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no look, or the information does not increase.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GroupSequentialDesign Of(
        ReadOnlySpan<double> information,
        AlphaSpending spending,
        double error = 0.025,
        bool twoSided = false,
        double largestBound = 8,
        double? gridStep = null)
    {
        ArgumentNullException.ThrowIfNull(spending);
        Check(information);
        if (!(error is > 0 and < 0.5)) throw new ArgumentOutOfRangeException(nameof(error), "The error must be above 0 and below one half.");
        if (!(largestBound is > 0 and <= 30)) throw new ArgumentOutOfRangeException(nameof(largestBound), "The largest bound must be above 0 and at most 30.");

        if (!(gridStep is null or (>= 0.001 and <= 1))) throw new ArgumentOutOfRangeException(nameof(gridStep), "The step must be from 0.001 to 1.");

        var (density, looks, before) = (new StoppedDensity(0, twoSided, gridStep), new List<GroupSequentialLook>(), 0.0);
        for (var look = 0; look < information.Length; look++)
        {
            var (now, root) = (information[look], Math.Sqrt(information[look]));
            var spent = Math.Max(before, spending.Spent(now, error));
            var budget = spent - before;
            var bound = density.At(now, largestBound * root).Above >= budget
                ? largestBound
                : Root.Between(z => Math.Log(density.At(now, z * root).Above / budget), -largestBound, largestBound);

            looks.Add(new(now, bound, spent, NormalDistribution.Survival(bound)));
            before = spent;
            if (look + 1 < information.Length) density.Advance(now, bound * root, information[look + 1]);
        }

        return new(looks, twoSided);
    }

    /// <summary>
    /// Probability to have stopped by each look at either side, for a true effect. O(looks · nodes²). Source: Jennison &amp; Turnbull 2000, chapter 19.
    /// </summary>
    /// <param name="drift">Mean of z at the full planned information: true effect over the standard error then; 0 for no effect. From −30 to 30.</param>
    /// <returns>Cumulative probabilities, one a look; the last is the power, or the error over all looks without an effect.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The drift is out of its range.</exception>
    public IReadOnlyList<double> StoppedBy(double drift)
    {
        if (!(drift is >= -30 and <= 30)) throw new ArgumentOutOfRangeException(nameof(drift), "The drift must be from −30 to 30.");

        var (density, probabilities, sum) = (new StoppedDensity(drift, TwoSided), new List<double>(), 0.0);
        for (var look = 0; look < Looks.Count; look++)
        {
            var level = Looks[look].Bound * Math.Sqrt(Looks[look].Information);
            sum += density.At(Looks[look].Information, level).Total;
            probabilities.Add(Math.Min(1, sum));
            if (look + 1 < Looks.Count) density.Advance(Looks[look].Information, level, Looks[look + 1].Information);
        }

        return probabilities;
    }

    /// <summary>
    /// How many times more units the design plans, at most, than a fixed test of the same error and power; on average it uses fewer. O(30 · looks · nodes²).
    /// Source: Jennison &amp; Turnbull 2000, chapter 2.
    /// </summary>
    /// <param name="power">Power, above the error and below 1.</param>
    /// <returns>The factor, at least about 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The power is out of its range.</exception>
    public double Inflation(double power = 0.8)
    {
        var error = Looks[^1].SpentError;
        if (!(power > 2 * error && power < 1)) throw new ArgumentOutOfRangeException(nameof(power), "The power must be above the error and below 1.");

        var fixedDrift = NormalDistribution.Upper(error) - NormalDistribution.Upper(power);
        var drift = Root.Between(value => StoppedBy(value)[^1] - power, 0, Math.Min(30, 3 * fixedDrift));
        return Math.Pow(drift / fixedDrift, 2);
    }

    private static void Check(ReadOnlySpan<double> information)
    {
        if (information.IsEmpty) throw new ArgumentException("There must be a look.", nameof(information));
        for (var look = 0; look < information.Length; look++)
        {
            if (!(information[look] > (look == 0 ? 0 : information[look - 1]) && information[look] <= 1))
                throw new ArgumentException("The information must increase, above 0 and at most 1.", nameof(information));
        }
    }
}

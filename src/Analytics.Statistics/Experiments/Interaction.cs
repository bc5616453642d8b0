namespace Analytics.Statistics.Experiments;

/// <summary>Whether two experiments that run on the same units change each other's effect.</summary>
public static class Interaction
{
    /// <summary>
    /// The difference of the differences, (both − first only) − (second only − neither): 0 where the effects add up. Its variance is the sum of those
    /// of the four means. O(1). Source: Kohavi, Tang &amp; Xu 2020, "Trustworthy online controlled experiments"; Montgomery 2017, "Design and
    /// analysis of experiments", chapter 6.
    /// </summary>
    /// <param name="neither">Units in the control of both experiments.</param>
    /// <param name="secondOnly">Units in the control of the first and the treatment of the second.</param>
    /// <param name="firstOnly">Units in the treatment of the first and the control of the second.</param>
    /// <param name="both">Units in the treatment of both.</param>
    /// <returns>The interaction as an effect that is judged by the normal distribution.</returns>
    /// <exception cref="ArgumentException">A cell was not set, or nothing has any spread.</exception>
    public static Effect Between(Arm neither, Arm secondOnly, Arm firstOnly, Arm both)
    {
        Check(neither, nameof(neither));
        Check(secondOnly, nameof(secondOnly));
        Check(firstOnly, nameof(firstOnly));
        Check(both, nameof(both));

        var variance = neither.ValueVariance + secondOnly.ValueVariance + firstOnly.ValueVariance + both.ValueVariance;
        if (variance <= 0) throw new ArgumentException("No cell has any spread.", nameof(both));
        return new(
            both.Mean - firstOnly.Mean - (secondOnly.Mean - neither.Mean),
            variance,
            double.PositiveInfinity,
            neither.Units + secondOnly.Units + firstOnly.Units + both.Units);
    }

    private static void Check(Arm arm, string name)
    {
        if (arm.Units < 1) throw new ArgumentException("The cell was not set.", name);
    }
}

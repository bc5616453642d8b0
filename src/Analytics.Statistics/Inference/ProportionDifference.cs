namespace Analytics.Statistics.Inference;

/// <summary>
/// The difference of two probabilities, treatment less control, in [−1, 1]. <see cref="MiettinenNurminen"/> is the interval of first choice: close to
/// its confidence from a few dozen trials on, also for rare events; <see cref="Wald"/> needs some ten successes and failures in each arm.
/// </summary>
public static class ProportionDifference
{
    /// <summary>
    /// The two-proportion z test with the pooled variance, which holds under the null of equal probabilities: (p_T − p_C) / √(p̄ (1 − p̄) (1/n_T + 1/n_C)).
    /// It is the square root of Pearson's chi-square of the 2×2 table. O(1). Source: Pearson 1900, Philosophical Magazine 50, 157-175; Fleiss,
    /// Levin &amp; Paik 2003, "Statistical methods for rates and proportions", chapter 3.
    /// </summary>
    /// <param name="control">Counts of the control arm.</param>
    /// <param name="treatment">Counts of the treatment arm.</param>
    /// <param name="alternative">Side on which the truth is looked for.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">Counts were not set, or all trials of both arms ended alike, which no test can tell apart.</exception>
    public static ScoreTest PooledTest(SuccessCount control, SuccessCount treatment, Alternative alternative = Alternative.TwoSided)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        var pooled = new SuccessCount(c.Successes + t.Successes, c.Trials + t.Trials);
        if (pooled.Successes == 0 || pooled.Failures == 0) throw new ArgumentException("All trials ended alike.", nameof(treatment));

        var variance = pooled.Share * ((double)pooled.Failures / pooled.Trials) * (1.0 / c.Trials + 1.0 / t.Trials);
        return ScoreTest.Of((t.Share - c.Share) / Math.Sqrt(variance), alternative);
    }

    /// <summary>
    /// The score test of any difference: the variance is that of the most likely probabilities that differ by the null value. O(1), 60 steps.
    /// Source: Miettinen &amp; Nurminen 1985, "Comparative analysis of two rates", Statistics in Medicine 4(2), 213-226; variants: <see cref="ScoreVariance"/>.
    /// </summary>
    /// <param name="control">Counts of the control arm.</param>
    /// <param name="treatment">Counts of the treatment arm.</param>
    /// <param name="nullValue">Difference under the null, above −1 and below 1; −margin for non-inferiority.</param>
    /// <param name="alternative">Side on which the truth is looked for.</param>
    /// <param name="variance">Which variance.</param>
    /// <returns>The test; its statistic is 0 where the data show exactly the null value.</returns>
    /// <exception cref="ArgumentException">Counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The null value is out of its range.</exception>
    public static ScoreTest Score(
        SuccessCount control,
        SuccessCount treatment,
        double nullValue = 0,
        Alternative alternative = Alternative.TwoSided,
        ScoreVariance variance = ScoreVariance.MiettinenNurminen)
    {
        if (!(nullValue is > -1 and < 1)) throw new ArgumentOutOfRangeException(nameof(nullValue), "The difference must be above −1 and below 1.");
        return ScoreTest.Of(Statistic(control.Checked(nameof(control)), treatment.Checked(nameof(treatment)), nullValue, variance), alternative);
    }

    /// <summary>
    /// All differences that <see cref="Score"/> does not reject. O(1), some 3,000 steps. Source: Miettinen &amp; Nurminen 1985.
    /// </summary>
    /// <param name="control">Counts of the control arm.</param>
    /// <param name="treatment">Counts of the treatment arm.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <param name="variance">Which variance.</param>
    /// <returns>The interval, within [−1, 1]; it contains the observed difference.</returns>
    /// <exception cref="ArgumentException">Counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Interval MiettinenNurminen(
        SuccessCount control, SuccessCount treatment, double confidence = 0.95, ScoreVariance variance = ScoreVariance.MiettinenNurminen)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        var z = NormalDistribution.TwoSided(Confidence.Error(confidence));
        var difference = t.Share - c.Share;
        var lower = difference <= -1 ? -1 : Root.Boundary(value => Statistic(c, t, value, variance) > z, -1, difference);
        var upper = difference >= 1 ? 1 : Root.Boundary(value => Statistic(c, t, value, variance) >= -z, difference, 1);
        return new(lower, upper);
    }

    /// <summary>The normal interval with the unpooled variance p (1 − p) / n of each arm. O(1). Source: Wald, as in Fleiss, Levin &amp; Paik 2003, chapter 3.</summary>
    /// <param name="control">Counts of the control arm.</param>
    /// <param name="treatment">Counts of the treatment arm.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The interval, not cut to [−1, 1]; of zero width where all trials of each arm ended alike.</returns>
    /// <exception cref="ArgumentException">Counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Interval Wald(SuccessCount control, SuccessCount treatment, double confidence = 0.95)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        var half = NormalDistribution.TwoSided(Confidence.Error(confidence)) * Math.Sqrt(c.ShareVariance + t.ShareVariance);
        return new(t.Share - c.Share - half, t.Share - c.Share + half);
    }

    /// <summary>
    /// The interval from the Wilson bounds of each arm. O(1).
    /// Source: Newcombe 1998, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17(8), 873-890, method 10.
    /// </summary>
    /// <param name="control">Counts of the control arm.</param>
    /// <param name="treatment">Counts of the treatment arm.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The interval, within [−1, 1].</returns>
    /// <exception cref="ArgumentException">Counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Interval Newcombe(SuccessCount control, SuccessCount treatment, double confidence = 0.95)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        var wilsonC = Proportion.Wilson(c.Successes, c.Trials, confidence);
        var wilsonT = Proportion.Wilson(t.Successes, t.Trials, confidence);
        var difference = t.Share - c.Share;
        return new(
            difference - double.Hypot(t.Share - wilsonT.Lower, wilsonC.Upper - c.Share),
            difference + double.Hypot(wilsonT.Upper - t.Share, c.Share - wilsonC.Lower));
    }

    /// <summary>
    /// The Wald interval after one success and one failure were added to each arm. O(1).
    /// Source: Agresti &amp; Caffo 2000, "Simple and effective confidence intervals for proportions and differences of proportions", The American
    /// Statistician 54(4), 280-288.
    /// </summary>
    /// <param name="control">Counts of the control arm.</param>
    /// <param name="treatment">Counts of the treatment arm.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The interval, about the difference of the added-to shares, not cut to [−1, 1].</returns>
    /// <exception cref="ArgumentException">Counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Interval AgrestiCaffo(SuccessCount control, SuccessCount treatment, double confidence = 0.95)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        return Wald(new(c.Successes + 1, c.Trials + 2), new(t.Successes + 1, t.Trials + 2), confidence);
    }

    private static double Statistic(SuccessCount c, SuccessCount t, double difference, ScoreVariance variance)
    {
        var distance = t.Share - c.Share - difference;
        if (distance is 0) return 0;

        var n = (double)(c.Trials + t.Trials);
        var p = variance == ScoreVariance.Statsmodels ? StatsmodelsShare(c, t, difference) : ControlShare(c, t, difference);
        var square = p * (1 - p) / c.Trials + Math.Max(0, (p + difference) * (1 - p - difference)) / t.Trials;
        return distance / Math.Sqrt(variance == ScoreVariance.FarringtonManning ? square : square * (n / (n - 1)));
    }

    /// <summary>
    /// The most likely control share p where the treatment share is p + difference: the one zero of the score, which has the sign of this polynomial.
    /// </summary>
    private static double ControlShare(SuccessCount c, SuccessCount t, double difference) => Root.Boundary(
        p => (p + difference) * (1 - p - difference) * (c.Successes - c.Trials * p) + p * (1 - p) * (t.Successes - t.Trials * (p + difference)) > 0,
        Math.Max(0, -difference),
        Math.Min(1, 1 - difference));

    /// <summary>The middle root of the cubic with the coefficient that statsmodels has.</summary>
    private static double StatsmodelsShare(SuccessCount c, SuccessCount t, double difference)
    {
        var (n, successes) = ((double)(c.Trials + t.Trials), (double)(c.Successes + t.Successes));
        if (difference is 0) return successes / n;

        var square = ((t.Trials + 2.0 * c.Trials) * difference - n - successes) / (3 * n);
        var linear = ((c.Successes * difference - n - 2.0 * c.Successes) * difference + successes) / n;
        var constant = c.Successes * difference * (1 - difference) / n;
        var half = square * square * square - linear * square / 2 + constant / 2;
        var radius = Math.CopySign(Math.Sqrt(Math.Max(0, square * square - linear / 3)), half);
        var angle = radius is 0 ? 0 : Math.Acos(Math.Clamp(half / (radius * radius * radius), -1, 1));
        return Math.Clamp(2 * radius * Math.Cos((Math.PI + angle) / 3) - square, Math.Max(0, -difference), Math.Min(1, 1 - difference));
    }
}

using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Power;

/// <summary>Size of experiments with few units, by the noncentral t distribution of the two-sample t test with equal variances.</summary>
public static class StudentPower
{
    /// <summary>Power of the t test. O(1), 1,600 evaluations. Source: Cohen 1988, chapter 2.</summary>
    /// <param name="effect">Difference of the means over the standard deviation of one unit (Cohen's d), finite.</param>
    /// <param name="units">Units of the first arm, above 1; need not be whole.</param>
    /// <param name="ratio">Units of the second arm over those of the first, above 0.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <returns>The power in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or there is not one degree of freedom.</exception>
    public static double Power(double effect, double units, double ratio = 1, double error = 0.05, Alternative alternative = Alternative.TwoSided)
    {
        if (!double.IsFinite(effect)) throw new ArgumentOutOfRangeException(nameof(effect), "The effect must be finite.");
        PowerInput.Positive(units);
        PowerInput.Positive(ratio);
        PowerInput.Error(error);
        var degrees = units * (1 + ratio) - 2;
        if (!(degrees >= 1)) throw new ArgumentOutOfRangeException(nameof(units), "There must be at least one degree of freedom.");

        var shift = effect * Math.Sqrt(units * ratio / (1 + ratio));
        var critical = alternative == Alternative.TwoSided ? StudentDistribution.TwoSided(error, degrees) : StudentDistribution.Upper(error, degrees);
        return alternative switch
        {
            Alternative.Greater => NoncentralStudentDistribution.Survival(critical, degrees, shift),
            Alternative.Less => NoncentralStudentDistribution.Survival(critical, degrees, -shift),
            _ => NoncentralStudentDistribution.Survival(critical, degrees, shift) + NoncentralStudentDistribution.Survival(critical, degrees, -shift),
        };
    }

    /// <summary>Units of the first arm for a given power. O(1), some 20 evaluations of the power. Source: Cohen 1988, chapter 2.</summary>
    /// <param name="effect">Cohen's d, not 0, in the direction of the alternative.</param>
    /// <param name="power">Power, above the error and below 1.</param>
    /// <param name="ratio">Units of the second arm over those of the first, above 0.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <returns>Units of the first arm, not rounded, at least as many as leave one degree of freedom.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double SampleSize(
        double effect, double power = 0.8, double ratio = 1, double error = 0.05, Alternative alternative = Alternative.TwoSided)
    {
        CheckSearch(effect, power, error, alternative);
        PowerInput.Positive(ratio);
        var least = 3 / (1 + ratio) * (1 + 1e-12);
        if (Power(effect, least, ratio, error, alternative) >= power) return least;

        var most = Root.UpperEnd(units => Power(effect, units, ratio, error, alternative) - power, 2 * least);
        return Root.Between(units => Power(effect, units, ratio, error, alternative) - power, least, most);
    }

    /// <summary>The smallest effect of a given power. O(1), some 20 evaluations of the power. Source: Cohen 1988, chapter 2.</summary>
    /// <param name="units">Units of the first arm, above 1; need not be whole.</param>
    /// <param name="power">Power, above the error and below 1.</param>
    /// <param name="ratio">Units of the second arm over those of the first, above 0.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <returns>Cohen's d: above 0, or below 0 where the alternative is less.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double MinimumEffect(
        double units, double power = 0.8, double ratio = 1, double error = 0.05, Alternative alternative = Alternative.TwoSided)
    {
        var side = alternative == Alternative.Less ? -1 : 1;
        CheckSearch(side, power, error, alternative);
        var most = Root.UpperEnd(size => Power(side * size, units, ratio, error, alternative) - power, 1 / Math.Sqrt(units));
        return side * Root.Between(size => Power(side * size, units, ratio, error, alternative) - power, 0, most);
    }

    private static void CheckSearch(double effect, double power, double error, Alternative alternative)
    {
        PowerInput.Power(power);
        PowerInput.Error(error);
        if (power <= error) throw new ArgumentOutOfRangeException(nameof(power), "The power must be above the error.");
        if (!double.IsFinite(effect) || !(alternative switch { Alternative.Greater => effect > 0, Alternative.Less => effect < 0, _ => effect is not 0 }))
            throw new ArgumentOutOfRangeException(nameof(effect), "The effect must be finite and in the direction of the alternative.");
    }
}

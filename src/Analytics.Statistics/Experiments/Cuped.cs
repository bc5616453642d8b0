using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics.Experiments;

/// <summary>
/// Controlled experiments using pre-experiment data: the part of a metric that was foreseeable before the experiment is taken out, which keeps the
/// effect unbiased and shrinks its variance by the squared correlation. Covariates must not be able to depend on the treatment; units without
/// history count as 0.
/// </summary>
public static class Cuped
{
    /// <summary>
    /// Weights are those of the regression on the covariates in both arms as one sample, so that they are common to both. Covariates that are constant
    /// or depend on others linearly get no more than they explain; where none explains anything, the effect is the plain one. Needs a few dozen units
    /// per covariate. O(covariates³).
    /// Source: Deng, Xu, Kohavi &amp; Walker 2013, "Improving the sensitivity of online controlled experiments by utilizing pre-experiment data",
    /// WSDM; Lin 2013, "Agnostic notes on regression adjustments", Annals of Applied Statistics 7(1), 295-318.
    /// </summary>
    /// <param name="control">Moments by unit of the metric and one or more covariates, in this order.</param>
    /// <param name="treatment">The same of the treatment arm.</param>
    /// <param name="scale">Absolute, or relative to the unadjusted control mean.</param>
    /// <returns>The adjusted effect.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no covariate, the variables differ, or as of <see cref="ArmComparison.Difference"/>.</exception>
    public static AdjustedEffect Difference(JointMoments control, JointMoments treatment, EffectScale scale = EffectScale.Absolute)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(treatment);
        if (control.Variables < 2) throw new ArgumentException("There must be a metric and a covariate.", nameof(control));

        var weights = Weights(control.Merge(treatment));
        return CovariateArm.Difference(Combined(control, weights), Combined(treatment, weights), 1, weights, scale, plainRatio: true);
    }

    /// <summary>
    /// The adjustment of a ratio metric by the same ratio before the experiment, both linearised by the delta method. O(1).
    /// Source: Deng et al. 2013; Deng, Knoblich &amp; Lu 2018, KDD.
    /// </summary>
    /// <param name="control">Moments by unit of numerator, denominator, numerator before and denominator before, in this order.</param>
    /// <param name="treatment">The same of the treatment arm.</param>
    /// <param name="scale">Absolute, or relative to the unadjusted control ratio.</param>
    /// <returns>The adjusted effect, with one coefficient.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are not four variables, a denominator sums to 0, or as of <see cref="ArmComparison.Difference"/>.</exception>
    public static AdjustedEffect RatioDifference(JointMoments control, JointMoments treatment, EffectScale scale = EffectScale.Absolute)
    {
        var (c, t) = (Ratios(control, nameof(control)), Ratios(treatment, nameof(treatment)));
        var spread = c.CovariateVariance + t.CovariateVariance;
        var weight = spread > 0 ? (c.Covariance + t.Covariance) / spread : 0;
        return CovariateArm.Difference(c, t, weight, [weight], scale, plainRatio: false);
    }

    private static double[] Weights(JointMoments pooled)
    {
        var deviations = Enumerable.Range(1, pooled.Variables - 1).Select(each => Math.Sqrt(pooled.Covariance(each, each))).ToArray();
        var correlations = Matrix<double>.Build.Dense(deviations.Length, deviations.Length, (row, column) =>
            deviations[row] * deviations[column] > 0 ? pooled.Covariance(row + 1, column + 1) / deviations[row] / deviations[column] : 0);
        var explained = Vector<double>.Build.Dense(deviations.Length, row => deviations[row] > 0 ? pooled.Covariance(0, row + 1) / deviations[row] : 0);
        if (deviations.Length == 1) return [deviations[0] > 0 ? pooled.Covariance(0, 1) / pooled.Covariance(1, 1) : 0];

        var parts = correlations.Svd();
        var turned = parts.U.TransposeThisAndMultiply(explained);
        var scaled = Vector<double>.Build.Dense(deviations.Length, each => parts.S[each] > 1e-10 * parts.S[0] ? turned[each] / parts.S[each] : 0);
        return [.. parts.VT.TransposeThisAndMultiply(scaled).Select((weight, each) => deviations[each] > 0 ? weight / deviations[each] : 0)];
    }

    /// <summary>The weighted sum of the covariates as one covariate of weight 1.</summary>
    private static CovariateArm Combined(JointMoments moments, double[] weights)
    {
        var (mean, variance, covariance) = (0.0, 0.0, 0.0);
        for (var first = 0; first < weights.Length; first++)
        {
            mean += weights[first] * moments.Mean(first + 1);
            covariance += weights[first] * moments.Covariance(0, first + 1);
            for (var second = 0; second < weights.Length; second++) variance += weights[first] * weights[second] * moments.Covariance(first + 1, second + 1);
        }

        return new(moments.Count, moments.Mean(0), mean, moments.Covariance(0, 0), variance, covariance);
    }

    private static CovariateArm Ratios(JointMoments moments, string name)
    {
        ArgumentNullException.ThrowIfNull(moments, name);
        if (moments.Variables != 4) throw new ArgumentException("There must be a ratio and the ratio before.", name);
        if (moments.Mean(1) is 0 || moments.Mean(3) is 0) throw new ArgumentException("The denominators sum to 0.", name);

        return new(
            moments.Count,
            moments.Mean(0) / moments.Mean(1),
            moments.Mean(2) / moments.Mean(3),
            RatioMetric.Covariance(moments, 0, 0),
            RatioMetric.Covariance(moments, 2, 2),
            RatioMetric.Covariance(moments, 0, 2));
    }
}

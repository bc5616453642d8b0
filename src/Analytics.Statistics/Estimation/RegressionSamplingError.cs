using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Estimation;

/// <summary>
/// Sampling errors of the figures of a regression model, learnt on the losses of labelled reference rows (standard deviations with divisor n).
/// Source: rules of the open package NannyML (Apache-2.0), sampling_error/regression.py, with the relative loss of MAPE over |y|, not y.
/// </summary>
public static class RegressionSamplingError
{
    /// <summary>Of a mean loss, such as MAE, MAPE, MSE or MSLE; O(1).</summary>
    /// <param name="losses">Moments of the losses of the reference, at least one.</param>
    /// <returns>The sampling error, in the unit of the loss; all rows are relevant.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no loss.</exception>
    public static SamplingError Mean(Moments losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        if (losses.Count == 0) throw new ArgumentException("The reference needs a row.", nameof(losses));
        return new(Math.Sqrt(losses.M2 / losses.Count), 1);
    }

    /// <summary>Of the root of a mean squared loss, such as RMSE or RMSLE, by the delta method: √(variance / (4 mean)); O(1).</summary>
    /// <param name="squares">Moments of the squared losses of the reference, at least one.</param>
    /// <returns>The sampling error, in the unit of the root; 0 where all losses are 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="squares"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no loss, or one is negative.</exception>
    public static SamplingError RootMean(Moments squares)
    {
        var error = Mean(squares);
        if (squares.Min < 0) throw new ArgumentException("A squared loss is at least 0.", nameof(squares));
        return squares.Mean > 0 ? error with { Deviation = error.Deviation / (2 * Math.Sqrt(squares.Mean)) } : error;
    }
}

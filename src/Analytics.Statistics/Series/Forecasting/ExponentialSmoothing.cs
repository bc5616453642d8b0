using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// Exponential smoothing in state space form (Holt-Winters and its kin, with damped trends): one given model, or the one of least corrected Akaike
/// criterion. Fitted by maximum likelihood, initial states included. Intervals are exact for a known model with additive errors and no
/// multiplicative season; for others they are quantiles of 2,000 simulated paths with a fixed seed. They leave out that parameters are estimated.
/// O(n · evaluations), some 5,000 evaluations a model.
/// Source: Hyndman, Koehler, Ord &amp; Snyder 2008, "Forecasting with exponential smoothing", ch. 2, 5 and 6.
/// </summary>
public sealed class ExponentialSmoothing : IForecaster
{
    private const int LongestPeriod = 24;
    private const int Paths = 2000;
    private const int Seed = 20080619;

    private readonly EtsModel? model;
    private readonly int period;

    /// <summary>The model of least criterion.</summary>
    /// <param name="period">Values in a season, at least 1; 1 for none. Seasons of more than 24 values, or fewer than two and a bit of them, are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1.</exception>
    public ExponentialSmoothing(int period = 1) => this.period = SeriesInput.AtLeast(period, 1);

    /// <summary>A given model.</summary>
    /// <param name="model">The model; a multiplicative one needs a positive series.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A season has fewer than 2 values.</exception>
    public ExponentialSmoothing(EtsModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        period = SeriesInput.AtLeast(model.Period, model.Season == EtsSeason.None ? 1 : 2, "model.Period");
    }

    /// <inheritdoc/>
    public string Name => model?.ToString() ?? "ETS";

    /// <inheritdoc/>
    public int LeastValues => model?.Season is null or EtsSeason.None ? 4 : 2 * period + 2;

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var fit = Fit(Checked(history, horizon, confidence));
        return fit.Model.NeedsPositive ? Simulated(fit, horizon, confidence) : Linear(fit, horizon, confidence);
    }

    /// <summary>The model that <see cref="Forecast"/> uses for a history: the given one, or that of least criterion. As costly as a forecast.</summary>
    /// <param name="history">At least <see cref="LeastValues"/> finite values, evenly spaced, oldest first.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">The history is too short, has a value that is not finite, or is not positive though the model needs it.</exception>
    public EtsModel Select(ReadOnlySpan<double> history) => Fit(Checked(history, 1, 0.5)).Model;

    internal EtsFit Fit(double[] values)
    {
        return Candidates(values).Select(candidate => EtsFit.Of(candidate, values)).MinBy(fit => fit.Criterion)!;
    }

    private double[] Checked(ReadOnlySpan<double> history, int horizon, double confidence)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);
        return model is null || !model.NeedsPositive || values.Min() > 0
            ? values
            : throw new ArgumentException("A multiplicative model needs values above 0.", nameof(history));
    }

    private IEnumerable<EtsModel> Candidates(double[] values)
    {
        if (model is not null) return [model];
        var seasonal = period is > 1 and <= LongestPeriod && values.Length >= 2 * period + 5;
        return from error in Enum.GetValues<EtsError>()
               from trend in Enum.GetValues<EtsTrend>()
               from season in Enum.GetValues<EtsSeason>()
               where seasonal || season == EtsSeason.None
               where season != EtsSeason.Multiplicative || error == EtsError.Multiplicative
               let candidate = new EtsModel(error, trend, season, season == EtsSeason.None ? 1 : period)
               where !candidate.NeedsPositive || values.Min() > 0
               where values.Length > 2 * candidate.Seasons + 4
               select candidate;
    }

    private static SeriesForecast Linear(EtsFit fit, int horizon, double confidence)
    {
        var (p, deviations, path) = (fit.Final, new double[horizon], Means(fit, horizon));
        var (total, damped, power) = (1.0, 0.0, 1.0);
        for (var step = 0; step < horizon; step++)
        {
            deviations[step] = Math.Sqrt(fit.Variance * total);
            power *= p.Damping;
            damped += power;
            var weight = p.Alpha + p.Beta * damped + (fit.Model.Seasons > 0 && (step + 1) % fit.Model.Period == 0 ? p.Gamma : 0);
            total += weight * weight;
        }

        return ForecastInput.Normal(path, step => deviations[step], confidence);
    }

    private static SeriesForecast Simulated(EtsFit fit, int horizon, double confidence)
    {
        var random = new Random(Seed);
        var deviation = Math.Sqrt(fit.Variance);
        var draws = Enumerable.Range(0, horizon).Select(_ => new double[Paths]).ToArray();
        for (var path = 0; path < Paths; path++)
        {
            var filter = new EtsFilter(fit.Model, fit.Final, fit.Season.ToArray(), fit.Phase);
            for (var step = 0; step < horizon; step++)
            {
                var (next, error) = (filter.Next, deviation * Gauss(random));
                draws[step][path] = fit.Model.Error == EtsError.Additive ? next + error : next * (1 + error);
                filter.Update(draws[step][path]);
            }
        }

        var tail = (int)(Confidence.Error(confidence) / 2 * Paths);
        var means = Means(fit, horizon);
        return new([.. draws.Select((draw, step) => Bounded(means[step], [.. draw.Order()], tail))], confidence);
    }

    private static ForecastStep Bounded(double mean, double[] sorted, int tail) =>
        new(mean, Math.Min(mean, sorted[tail]), Math.Max(mean, sorted[^(tail + 1)]));

    /// <summary>The path without further errors.</summary>
    private static double[] Means(EtsFit fit, int horizon)
    {
        var (path, slopes, power) = (new double[horizon], 0.0, 1.0);
        for (var step = 0; step < horizon; step++)
        {
            power *= fit.Final.Damping;
            slopes += power * fit.Final.Slope;
            var level = fit.Final.Level + slopes;
            var season = fit.Model.Seasons == 0 ? 0 : fit.Season[(fit.Phase + step) % fit.Model.Period];
            path[step] = fit.Model.Season switch { EtsSeason.None => level, EtsSeason.Additive => level + season, _ => level * season };
        }

        return path;
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

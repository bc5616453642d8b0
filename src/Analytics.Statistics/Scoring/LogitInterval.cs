using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Scoring;

/// <summary>An interval of a figure in (0, 1), symmetric about it on the logit scale, so that it stays in [0, 1].</summary>
internal static class LogitInterval
{
    /// <param name="value">The figure, above 0 and below 1.</param>
    /// <param name="margin">Half width on the scale of the figure (quantile times standard error).</param>
    public static Interval About(double value, double margin)
    {
        var half = margin / (value * (1 - value));
        return new(Scaled(value, -half), Scaled(value, half));
    }

    /// <summary>The value whose logit is that of <paramref name="value"/> plus <paramref name="shift"/>.</summary>
    private static double Scaled(double value, double shift) => value / (value + (1 - value) * Math.Exp(-shift));
}

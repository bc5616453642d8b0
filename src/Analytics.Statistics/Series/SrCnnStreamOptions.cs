namespace Analytics.Statistics.Series;

/// <summary>How a spectral residual detector of a stream works. Ranges are checked by the detector that gets the options.</summary>
public sealed record SrCnnStreamOptions
{
    /// <summary>Newest values that the spectrum is of, at least <see cref="Lookahead"/> + 2.</summary>
    public int WindowSize { get; init; } = 64;

    /// <summary>Predicted values put after the newest one, at least 0, so that it does not stand at the edge.</summary>
    public int BackAdd { get; init; } = 5;

    /// <summary>Slopes that the prediction averages, at least 1.</summary>
    public int Lookahead { get; init; } = 5;

    /// <summary>Frequencies that the mean log amplitude is of, at least 1.</summary>
    public int Averaging { get; init; } = 3;

    /// <summary>Values of the saliency map that the newest one is compared with the mean of, at least 1.</summary>
    public int Judgement { get; init; } = 21;

    /// <summary>Score above which a value is an anomaly, in [0, 1].</summary>
    public double Threshold { get; init; } = 0.3;
}

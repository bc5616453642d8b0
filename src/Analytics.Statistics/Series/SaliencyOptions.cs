namespace Analytics.Statistics.Series;

/// <summary>How <see cref="SaliencyScore"/> works. Ranges are checked by it.</summary>
public sealed record SaliencyOptions
{
    /// <summary>Frequencies that the mean log amplitude is of, at least 1 and below the length of the series.</summary>
    public int AmplitudeWindow { get; init; } = 20;

    /// <summary>Values before each that the mean saliency is of, at least 1 and below the length of the series.</summary>
    public int LocalWindow { get; init; } = 20;

    /// <summary>Predicted values put after the newest one, at least 1.</summary>
    public int EstimatedPoints { get; init; } = 10;

    /// <summary>Slopes that the prediction averages, at least 1 and below the length of the series.</summary>
    public int GradientPoints { get; init; } = 5;

    /// <summary>What stands beyond the ends of the log amplitudes.</summary>
    public SaliencyPadding AmplitudePadding { get; init; } = SaliencyPadding.Reflect;

    /// <summary>Where the log amplitudes are padded.</summary>
    public SaliencySide AmplitudeSide { get; init; } = SaliencySide.Both;

    /// <summary>What stands before the start of the saliency map.</summary>
    public SaliencyPadding LocalPadding { get; init; } = SaliencyPadding.Reflect;
}

namespace Analytics.Statistics.Series;

/// <summary>How anomalies of an entire series are found. Ranges are checked by <see cref="SpectralResidual.Detect"/>.</summary>
public sealed record SrCnnOptions
{
    /// <summary>Score above which a value is an anomaly, in [0, 1].</summary>
    public double Threshold { get; init; } = 0.3;

    /// <summary>Values that are looked at together, at least 12 and at least four periods; null for all of them.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Sensitivity of the margins in [0, 100]: the higher, the closer the bounds.</summary>
    public double Sensitivity { get; init; } = 70;

    /// <summary>What is asked for.</summary>
    public SrCnnMode Mode { get; init; } = SrCnnMode.AnomalyOnly;

    /// <summary>Period of the season, at least 2; 0 for none.</summary>
    public int Period { get; init; }

    /// <summary>How the season is taken out, with a period.</summary>
    public Deseasonalisation Deseasonalisation { get; init; } = Deseasonalisation.Stl;
}

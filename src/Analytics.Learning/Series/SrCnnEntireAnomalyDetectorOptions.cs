namespace Analytics.Learning.Series;

/// <summary>How anomalies of an entire series are found. Ranges are checked by <see cref="AnomalySeriesCatalog"/>.</summary>
public sealed class SrCnnEntireAnomalyDetectorOptions
{
    /// <summary>Score above which a value is an anomaly, in [0, 1].</summary>
    public double Threshold { get; set; } = 0.3;

    /// <summary>Rows that are looked at together, at least 12 and at least four periods; −1 for all rows.</summary>
    public int BatchSize { get; set; } = 2000;

    /// <summary>Sensitivity of the margins, in [0, 100]: the higher, the closer the bounds.</summary>
    public double Sensitivity { get; set; } = 70;

    /// <summary>What is written.</summary>
    public SrCnnDetectMode DetectMode { get; set; } = SrCnnDetectMode.AnomalyOnly;

    /// <summary>Rows in a season, at least 2; 0 for none.</summary>
    public int Period { get; set; }

    /// <summary>How the season is taken out.</summary>
    public SrCnnDeseasonalityMode DeseasonalityMode { get; set; } = SrCnnDeseasonalityMode.Stl;
}

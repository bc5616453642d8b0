using Analytics.Statistics.Series;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>What is done with an entire series: extension methods of <c>MLContext.AnomalyDetection</c>.</summary>
/// <remarks>
/// <para>## ML.NET pipelines</para>
/// <para>
/// As in the package Microsoft.ML.TimeSeries, with <c>using Analytics.Learning.Series;</c> in place of its namespaces: see
/// <see cref="TimeSeriesCatalog"/>. The input columns here hold Double, and every value must be finite.
/// </para>
/// </remarks>
public static class AnomalySeriesCatalog
{
    /// <summary>Anomalies of an entire series by its spectral residual: see <see cref="SpectralResidual"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="input">The data, the rows in the order of the series.</param>
    /// <param name="outputColumnName">Column to write: three, four or seven numbers of Double, as the mode has it.</param>
    /// <param name="inputColumnName">Column to read, of Double.</param>
    /// <param name="threshold">Score above which a value is an anomaly, in [0, 1].</param>
    /// <param name="batchSize">Rows that are looked at together, at least 12; −1 for all.</param>
    /// <param name="sensitivity">Sensitivity of the margins, in [0, 100].</param>
    /// <param name="detectMode">What is written.</param>
    /// <returns>The data and the scores, computed batch by batch as they are read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the input column is missing or of another type.</exception>
    public static IDataView DetectEntireAnomalyBySrCnn(
        this AnomalyDetectionCatalog catalog,
        IDataView input,
        string outputColumnName,
        string inputColumnName,
        double threshold = 0.3,
        int batchSize = 1024,
        double sensitivity = 99,
        SrCnnDetectMode detectMode = SrCnnDetectMode.AnomalyOnly) => catalog.DetectEntireAnomalyBySrCnn(
            input,
            outputColumnName,
            inputColumnName,
            new() { Threshold = threshold, BatchSize = batchSize, Sensitivity = sensitivity, DetectMode = detectMode });

    /// <summary>Anomalies of an entire series by its spectral residual: see <see cref="SpectralResidual"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="input">The data, the rows in the order of the series; at least 12.</param>
    /// <param name="outputColumnName">Column to write: three, four or seven numbers of Double, as the mode has it.</param>
    /// <param name="inputColumnName">Column to read, of Double.</param>
    /// <param name="options">Threshold, season and outputs.</param>
    /// <returns>The data and the scores, computed batch by batch as they are read; then fewer than 12 rows throw.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or the input column is missing or of another type.</exception>
    public static IDataView DetectEntireAnomalyBySrCnn(
        this AnomalyDetectionCatalog catalog, IDataView input, string outputColumnName, string inputColumnName, SrCnnEntireAnomalyDetectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        ArgumentNullException.ThrowIfNull(options);
        var checkedOptions = Checked(options);
        var series = SeriesSchema.Find(input.Schema, inputColumnName, NumberDataViewType.Double).Index;
        var width = checkedOptions.Mode switch { SrCnnMode.AnomalyOnly => 3, SrCnnMode.AnomalyAndExpectedValue => 4, _ => 7 };
        return new SrCnnEntireView(input, series, new(outputColumnName, new(NumberDataViewType.Double, width), []), checkedOptions);
    }

    /// <summary>The period at which a series repeats itself: see <see cref="Periodicity"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="input">The data, the rows in the order of the series; at least one.</param>
    /// <param name="inputColumnName">Column to read, of Double.</param>
    /// <param name="seasonalityWindowSize">Rows to look at, the first ones; −1 for all.</param>
    /// <param name="randomnessThreshold">Confidence that the season is no chance, above 0.5 and below 1.</param>
    /// <returns>The period in rows; −1 where there is none.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the input column is missing or of another type.</exception>
    /// <exception cref="ArgumentException">There are no rows, or a value is not finite.</exception>
    public static int DetectSeasonality(
        this AnomalyDetectionCatalog catalog, IDataView input, string inputColumnName, int seasonalityWindowSize = -1, double randomnessThreshold = 0.95)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        var most = seasonalityWindowSize == -1 ? int.MaxValue : CatalogInput.AtLeast(seasonalityWindowSize, 1);
        CatalogInput.Between(randomnessThreshold, 0.5, 1);

        var column = SeriesSchema.Find(input.Schema, inputColumnName, NumberDataViewType.Double);
        return Periodicity.Detect(SeriesValues.Doubles(input, column, most), randomness: randomnessThreshold) ?? -1;
    }

    /// <summary>The best explanation of an anomaly over its dimensions: see <see cref="RootCauseLocalisation"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="src">The anomaly.</param>
    /// <param name="beta">Weight in [0, 1] of the surprise against the share explained.</param>
    /// <param name="rootCauseThreshold">Share of the anomaly's difference, in [0, 1], that a cause must explain.</param>
    /// <returns>The explanation; null where there is none.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Beta or the threshold is out of its range.</exception>
    /// <exception cref="ArgumentException">There are no points at the time of the anomaly, or a point lacks one of its dimensions.</exception>
    public static RootCause? LocalizeRootCause(
        this AnomalyDetectionCatalog catalog, RootCauseLocalizationInput src, double beta = 0.3, double rootCauseThreshold = 0.95) =>
        catalog.LocalizeRootCauses(src, beta, rootCauseThreshold).FirstOrDefault();

    /// <summary>The explanations of an anomaly over its dimensions, the best first: see <see cref="RootCauseLocalisation"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="src">The anomaly.</param>
    /// <param name="beta">Weight in [0, 1] of the surprise against the share explained.</param>
    /// <param name="rootCauseThreshold">Share of the anomaly's difference, in [0, 1], that a cause must explain.</param>
    /// <returns>The explanations.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Beta or the threshold is out of its range.</exception>
    /// <exception cref="ArgumentException">There are no points at the time of the anomaly, or a point lacks one of its dimensions.</exception>
    public static List<RootCause> LocalizeRootCauses(
        this AnomalyDetectionCatalog catalog, RootCauseLocalizationInput src, double beta = 0.5, double rootCauseThreshold = 0.95)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(src);
        var points = src.Slices.Where(slice => slice.TimeStamp == src.AnomalyTimestamp).SelectMany(slice => slice.Points).ToArray();
        if (points.Length == 0) throw new ArgumentException("There are no points at the time of the anomaly.", nameof(src));

        var causes = RootCauseLocalisation.Localise(new()
        {
            Points = [.. points.Select(point => new RootCausePoint(point.Value, point.ExpectedValue, point.IsAnomaly, point.Dimension))],
            Anomaly = src.AnomalyDimension,
            Aggregate = CatalogInput.Same<AggregateType, RootCauseAggregate>(src.AggregateType),
            AggregateSymbol = src.AggregateSymbol,
            Beta = CatalogInput.Within(beta, 0, 1),
            Threshold = CatalogInput.Within(rootCauseThreshold, 0, 1),
        });
        return [.. causes.Select(cause => new RootCause { Items = [.. cause.Items.Select(Item)] })];
    }

    private static RootCauseItem Item(Statistics.Series.RootCauseItem item) => new()
    {
        Score = item.Score,
        Path = [.. item.Path],
        Dimension = new(item.Dimensions),
        Direction = CatalogInput.Same<RootCauseDirection, AnomalyDirection>(item.Direction),
    };

    private static SrCnnOptions Checked(SrCnnEntireAnomalyDetectorOptions options)
    {
        if (options.Period is < 0 or 1) throw new ArgumentOutOfRangeException(nameof(options), options.Period, "The Period must be 0 or at least 2.");
        if (options.BatchSize != -1) CatalogInput.AtLeast(options.BatchSize, Math.Max(SpectralResidual.LeastValues, 4 * options.Period));
        return new()
        {
            Threshold = CatalogInput.Within(options.Threshold, 0, 1),
            BatchSize = options.BatchSize == -1 ? null : options.BatchSize,
            Sensitivity = CatalogInput.Within(options.Sensitivity, 0, 100),
            Mode = CatalogInput.Same<SrCnnDetectMode, SrCnnMode>(options.DetectMode),
            Period = options.Period,
            Deseasonalisation = CatalogInput.Same<SrCnnDeseasonalityMode, Deseasonalisation>(options.DeseasonalityMode),
        };
    }
}

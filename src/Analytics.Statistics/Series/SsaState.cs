namespace Analytics.Statistics.Series;

/// <summary>A trained SSA model with all it has consumed, plain data for any serialiser; <see cref="SsaModel"/> goes on from it.</summary>
public sealed record SsaState
{
    /// <summary>Basis of the signal: rank × L numbers, one component after the other.</summary>
    public required IReadOnlyList<double> Basis { get; init; }

    /// <summary>The L − 1 coefficients of the recurrence, that of the oldest value first.</summary>
    public required IReadOnlyList<double> Coefficients { get; init; }

    /// <summary>The last L − 1 values of the smoothed signal, oldest first.</summary>
    public required IReadOnlyList<double> Signal { get; init; }

    /// <summary>The last L − 1 consumed values, oldest first; empty before the first.</summary>
    public required IReadOnlyList<double> Consumed { get; init; }

    /// <summary>Variance of the values about the signal, at least 0.</summary>
    public required double ObservationVariance { get; init; }

    /// <summary>Variance of the signal about its recurrence, at least 0.</summary>
    public required double RecurrenceVariance { get; init; }

    /// <summary>What is done with missing values.</summary>
    public required MissingValues Missing { get; init; }

    /// <summary>How the variance of forecasts is added up.</summary>
    public required SsaVariance Variance { get; init; }
}

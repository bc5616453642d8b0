using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Calibration;

/// <summary>Rows of neighbouring probability, as one point of a reliability diagram.</summary>
/// <param name="MeanProbability">Mean predicted probability of the rows, in [0, 1].</param>
/// <param name="PositiveShare">Share of the rows that are labelled positive, in [0, 1].</param>
/// <param name="Interval">95 % Wilson interval of the share; of no zero width.</param>
/// <param name="Count">Rows, at least 1.</param>
public readonly record struct ReliabilityBin(double MeanProbability, double PositiveShare, Interval Interval, long Count)
{
    /// <summary>Distance of share and mean probability, in [0, 1]; 0 for a calibrated bin.</summary>
    public double Gap => Math.Abs(PositiveShare - MeanProbability);
}

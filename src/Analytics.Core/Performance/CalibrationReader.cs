using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Statistics.Calibration;

namespace Analytics.Core.Performance;

/// <summary>How far the scores of a binary model are probabilities, on a bounded sample of its labelled predictions.</summary>
internal static class CalibrationReader
{
    /// <summary>Fewest labelled predictions.</summary>
    public const int Least = 200;

    private const int Most = 10_000;
    private const int Seed = 42;

    public static async Task<CalibrationReport?> ReadAsync(IEventQueries queries, AnalysisScope scope, CancellationToken cancellationToken)
    {
        var sample = await queries.SampleAsync(scope.Sample(Most, Seed) with { Labelled = true }, cancellationToken);
        List<SampledPrediction> rows = [.. sample.Where(row => row is { Score: not null, Truth: not null })];
        if (rows.Count < Least) return null;

        double[] scores = [.. rows.Select(row => row.Score!.Value)];
        bool[] labels = [.. rows.Select(row => row.Truth == 1)];
        var test = CalibrationTest.Consistency(scores, labels, Seed);
        var bins = Reliability.Quantiles(scores, labels);
        return new CalibrationReport(
            test.Error,
            test.ErrorByChance,
            test.PValue,
            rows.Count,
            [.. bins.Where(bin => bin.Count > 0).Select(bin => new CalibrationBin(bin.MeanProbability, bin.PositiveShare, bin.Interval.Lower, bin.Interval.Upper, bin.Count))]);
    }
}

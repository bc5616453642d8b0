using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Statistics.Streaming;

namespace Analytics.Core.Performance;

/// <summary>
/// Runs a detector over the errors of a model in the order of its predictions. State O(log n), whatever the number of outcomes. Quantities are scaled by
/// eight times the mean error of the first of them, so that nearly all lie in [0, 1], as the detector's bound asks.
/// </summary>
internal static class ConceptDriftReader
{
    private const string Detector = "adwin";
    private const int MostAlarms = 100;
    private const int Scaling = 500;
    private const double Width = 8;
    private const double MostError = 0.002;

    public static async Task<ConceptDrift?> ReadAsync(IEventQueries queries, AnalysisScope scope, double alpha, CancellationToken cancellationToken)
    {
        var adwin = new Adwin(Math.Min(alpha, MostError));
        var alarms = new Queue<ConceptAlarm>();
        var first = new List<double>();
        var (count, sum, scale) = (0L, 0.0, 0.0);
        var cuts = new Queue<(long Count, double Sum)>();
        await queries.ReadOutcomesAsync(
            new OutcomeQuery { From = scope.Window.From.UtcDateTime, To = scope.Window.To.UtcDateTime, Filters = scope.Conditions, KnownBy = scope.KnownBy?.UtcDateTime },
            outcome =>
            {
                if (Error(outcome) is not { } error) return;
                var (value, before) = (Math.Min(1, error), adwin.Mean);
                count++;
                sum += value;
                if (adwin.Update(value) != DriftLevel.Drift) return;
                if (alarms.Count == MostAlarms) (_, _) = (alarms.Dequeue(), cuts.Dequeue());
                alarms.Enqueue(new ConceptAlarm(TimeBuckets.Utc(outcome.At), count, before * Unit(), adwin.Mean * Unit()));
                cuts.Enqueue((count - adwin.Count, sum - (adwin.Mean * adwin.Count)));
            },
            cancellationToken);
        return count == 0 ? null : new ConceptDrift(Detector, count, [.. alarms]) { Rise = Rise() };

        // What rose and fell again, as errors do between day and night, is not there at the end.
        ConceptAlarm? Rise() => alarms.Zip(cuts, (alarm, cut) => cut.Count == 0 ? null : alarm with { Before = cut.Sum / cut.Count * Unit(), After = (sum - cut.Sum) / (count - cut.Count) * Unit() })
            .Where(alarm => alarm?.After > alarm?.Before)
            .MaxBy(alarm => alarm!.After - alarm.Before);

        double Unit() => scale > 0 ? scale : 1;

        double? Error(Outcome outcome)
        {
            if (outcome.Correct is { } correct) return 1 - correct;
            if (outcome.AbsoluteError is not { } error) return null;
            if (scale == 0)
            {
                first.Add(error);
                if (first.Count < Scaling) return null;
                scale = Width * Math.Max(first.Average(), double.Epsilon);
            }

            return error / scale;
        }
    }
}

using Analytics.Contracts.Safety;
using Analytics.Core.Measures;
using Analytics.Statistics.Safety;

namespace Analytics.Core.Safety;

/// <summary>Tests a safety objective bucket by bucket, at all looks together.</summary>
internal static class ObjectiveReader
{
    private const double Error = 0.05;

    public static SafetyObjective Read(double rate, IReadOnlyList<(DateTime Bucket, long Checks, long Violations)> series)
    {
        var (test, bounds) = (new SafetyObjectiveTest(rate), new RateSequence(1 - Error));
        DateTimeOffset? since = null;
        foreach (var (bucket, checks, violations) in series.Where(row => row.Checks > 0))
        {
            test.Add(Math.Min(violations, checks), checks);
            bounds.Add(Math.Min(violations, checks), checks);
            if (test.IsBroken(Error)) since ??= TimeBuckets.Utc(bucket);
        }

        return new(rate, test.Trials, test.Violations, bounds.Bounds.Lower, bounds.Bounds.Upper, test.Probability, since is not null, since);
    }
}

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
        var test = new SafetyObjectiveTest(rate);
        DateTimeOffset? since = null;
        foreach (var (bucket, checks, violations) in series.Where(row => row.Checks > 0))
        {
            test.Add(Math.Min(violations, checks), checks);
            if (test.IsBroken(Error)) since ??= TimeBuckets.Utc(bucket);
        }

        // Of all checks at once: narrowed look by look, the bounds would leave the rate behind where an incident has moved it.
        var (lower, upper) = test.Trials > 0 && RateSequence.At(test.Violations, test.Trials, 1 - Error) is var bounds ? (bounds.Lower, bounds.Upper) : (0, 1);
        return new(rate, test.Trials, test.Violations, lower, upper, test.Probability, since is not null, since);
    }
}

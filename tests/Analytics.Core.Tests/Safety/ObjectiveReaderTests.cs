using Analytics.Core.Safety;
using Xunit;

namespace Analytics.Core.Tests.Safety;

public sealed class ObjectiveReaderTests
{
    private static readonly DateTime Monday = new(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>An incident of one day moves the rate; bounds narrowed day by day would exclude what was seen.</summary>
    [Fact]
    public void Bounds_hold_the_rate_of_all_checks_also_after_an_incident()
    {
        var objective = ObjectiveReader.Read(0.002, [(Monday, 10_000, 200), .. Enumerable.Range(1, 6).Select(day => (Monday.AddDays(day), 10_000L, 10L))]);

        Assert.InRange(260 / 70_000.0, objective.Lower, objective.Upper);
        Assert.Equal((true, Monday), (objective.Broken, objective.Since!.Value.UtcDateTime));
    }

    [Fact]
    public void Without_checks_nothing_is_known_and_nothing_broken()
    {
        var objective = ObjectiveReader.Read(0.002, [(Monday, 0, 0)]);

        Assert.Equal((0.0, 1.0, 1.0, false), (objective.Lower, objective.Upper, objective.PValue, objective.Broken));
    }
}

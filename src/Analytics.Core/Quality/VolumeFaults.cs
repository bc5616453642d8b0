using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;

namespace Analytics.Core.Quality;

/// <summary>
/// Judges whether predictions come as they used to. Of whole days only: every model has its quiet hours; and against the same days of the two weeks before,
/// where there are such: many have their quiet days, and grow.
/// </summary>
internal static class VolumeFaults
{
    private const double Factor = 4;
    private const double LeastExpected = 100;
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>The same days of the weeks before; none where the window is no day, longer than a week, or what to compare with is given.</summary>
    public static IEnumerable<TimeRange> WeeksBefore(AnalysisScope scope)
    {
        var (window, length) = (scope.Window, scope.Window.To - scope.Window.From);
        return length < Day || length > Week || scope.Reference.Kind == References.Given
            ? []
            : Enumerable.Range(1, 2).Select(weeks => new TimeRange(window.From - (weeks * Week), window.To - (weeks * Week)));
    }

    /// <summary>The finding; null where the window is shorter than a day or there is no window to compare with.</summary>
    /// <param name="scope">What is judged.</param>
    /// <param name="before">Predictions of the reference.</param>
    /// <param name="now">Predictions of the window.</param>
    /// <param name="weeks">Predictions of the same days of <see cref="WeeksBefore"/>.</param>
    public static Finding? Of(AnalysisScope scope, long before, long now, IReadOnlyList<long> weeks)
    {
        var length = scope.Window.To - scope.Window.From;
        if (length < Day) return null;
        long[] known = [.. weeks.Where(rows => rows > 0)];
        if (known.Length > 0) return Judged(now, known.Min(), known.Max(), known.Sum(), known.Length == 1 ? "on the same days of the week before" : "on the same days of the weeks before");
        if (scope.Reference.Window is not { } reference) return null;
        var expected = before * (length / (reference.To - reference.From));
        return Judged(now, expected, expected, before, "by the reference");
    }

    /// <summary>Where two weeks differ, what lies between them is usual.</summary>
    private static Finding Judged(long now, double least, double most, long before, string by)
    {
        var usual = now < least ? least : now > most ? most : now;
        var finding = new Finding
        {
            Check = QualityAnalyser.Check,
            Subject = "predictions",
            Method = "volume",
            Status = FindingStatus.NotEnoughData,
            Because = "The reference has too few predictions to say how many are usual.",
            Score = now,
            Reference = usual,
            N = now,
            ReferenceN = before,
        };
        if (most < LeastExpected) return finding;
        var isOff = now < least / Factor || now > most * Factor;
        return finding with
        {
            Status = isOff ? FindingStatus.Alert : FindingStatus.Ok,
            Threshold = now < least ? least / Factor : most * Factor,
            Because = string.Create(CultureInfo.InvariantCulture, $"{now:N0} predictions where {usual:N0} are usual {by}."),
            Impact = isOff ? Math.Max(now, 1) > most ? now / most : least / Math.Max(now, 1) : 0,
        };
    }
}

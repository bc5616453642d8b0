using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;

namespace Analytics.Core.Quality;

/// <summary>Judges whether predictions come as they used to. Of whole days only: every model has its quiet hours.</summary>
internal static class VolumeFaults
{
    private const double Factor = 4;
    private const double LeastExpected = 100;
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The finding; null where the window is shorter than a day or there is no window to compare with.</summary>
    public static Finding? Of(AnalysisScope scope, long before, long now)
    {
        var length = scope.Window.To - scope.Window.From;
        if (length < Day || scope.Reference.Window is not { } reference) return null;
        var expected = before * (length / (reference.To - reference.From));
        var finding = new Finding
        {
            Check = QualityAnalyser.Check,
            Subject = "predictions",
            Method = "volume",
            Status = FindingStatus.NotEnoughData,
            Because = "The reference has too few predictions to say how many are usual.",
            Score = now,
            Reference = expected,
            N = now,
            ReferenceN = before,
        };
        if (expected < LeastExpected) return finding;
        var isOff = now < expected / Factor || now > expected * Factor;
        return finding with
        {
            Status = isOff ? FindingStatus.Alert : FindingStatus.Ok,
            Threshold = now < expected ? expected / Factor : expected * Factor,
            Because = string.Create(CultureInfo.InvariantCulture, $"{now:N0} predictions where {expected:N0} are usual."),
            Impact = isOff ? Math.Max(now, 1) > expected ? now / expected : expected / Math.Max(now, 1) : 0,
        };
    }
}

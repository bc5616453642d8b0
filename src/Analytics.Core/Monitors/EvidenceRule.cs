using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Measures;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Streaming;

namespace Analytics.Core.Monitors;

/// <summary>
/// Evidence over the windows, which all count, by an e-detector. Shares are judged by every row, against a baseline that reaches as far as the reference and
/// each of its windows surely do; other figures against how they vary from window to window. An alarm lasts until a window is usual again.
/// </summary>
internal static class EvidenceRule
{
    /// <summary>The finding as evidence sees it.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="finding">What the check found.</param>
    /// <param name="history">The scores of other windows.</param>
    /// <param name="level">Probability of a false alarm of this look, at most.</param>
    public static Finding Apply(MonitorDefinition monitor, Finding finding, ScoreHistory history, double level)
    {
        if (finding.Score is not { } score) return finding;
        var (now, runLength, side) = (new EarlierScore(score, finding.N), Math.Max(1, 1 / level), SideOf(monitor));
        return IsShare(monitor) ? Share(finding, now, history, runLength, side) : Figure(finding, now, history, runLength, side);
    }

    private static bool IsShare(MonitorDefinition monitor) =>
        monitor.Check == MonitorChecks.Safety || (monitor.Check == MonitorChecks.Measure && MeasureCatalogue.Find(monitor.Measure ?? "")?.IsShare == true);

    /// <summary>Violations and distances matter where they rise; a measure may be good or bad.</summary>
    private static DriftSide SideOf(MonitorDefinition monitor) => monitor.Rule.Side switch
    {
        MonitorRules.Up => DriftSide.Up,
        MonitorRules.Down => DriftSide.Down,
        MonitorRules.Both => DriftSide.Both,
        _ => monitor.Check is MonitorChecks.Measure or MonitorChecks.Series or MonitorChecks.Performance or MonitorChecks.Realised or MonitorChecks.Estimate ? DriftSide.Both : DriftSide.Up,
    };

    private static Finding Share(Finding finding, EarlierScore now, ScoreHistory history, double runLength, DriftSide side)
    {
        if (finding is not { Reference: >= 0 and <= 1, ReferenceN: > 0 }) return finding;
        var pooled = new EarlierScore(finding.Reference.Value, finding.ReferenceN);
        var windows = history.Usual.Where(window => window.Rows > 0).ToList();
        var baseline = new Interval(
            windows.Select(AtMost).Append(AtLeast(pooled)).Min(),
            windows.Select(AtLeast).Append(AtMost(pooled)).Max());

        // A share that is 0 in the reference can't fall, and one that is 1 can't rise.
        if (baseline.Lower <= 0 && side == DriftSide.Both) side = DriftSide.Up;
        if (baseline.Upper >= 1 && side == DriftSide.Both) side = DriftSide.Down;
        if ((side != DriftSide.Down && baseline.Upper >= 1) || (side != DriftSide.Up && baseline.Lower <= 0))
            return finding with { Status = FindingStatus.NotEnoughData, Because = $"The reference is too small for a bound of {finding.Subject}." };

        var (detector, alarm) = (new ShareEDetector(baseline, runLength, side), false);
        foreach (var window in history.Before.Append(now))
            alarm = detector.Update(Hits(window), window.Rows) == DriftLevel.Drift || (alarm && IsBeyond(window.Value, baseline, side));
        return Judged(finding, now.Value, alarm, detector.Evidence, runLength, finding.Reference.Value, baseline, side, history.Before.Count + 1);
    }

    private static Finding Figure(Finding finding, EarlierScore now, ScoreHistory history, double runLength, DriftSide side)
    {
        var usual = history.Usual.Count >= MonitorRules.LeastWindows ? history.Usual : [.. history.Before.Take(MonitorRules.LeastWindows)];
        if (usual.Count < MonitorRules.LeastWindows)
            return finding with { Status = FindingStatus.NotEnoughData, Because = $"There are {usual.Count} earlier windows to learn from, and {MonitorRules.LeastWindows} are needed." };

        var range = new Interval(usual.Min(window => window.Value), usual.Max(window => window.Value));
        var (detector, alarm, windows) = (Learnt(usual, runLength, side), false, 0);
        foreach (var window in history.Before.Skip(ReferenceEquals(usual, history.Usual) ? 0 : MonitorRules.LeastWindows).Append(now))
        {
            windows++;
            if (alarm && IsBeyond(window.Value, range, side)) continue;
            if (alarm) detector = Learnt(usual, runLength, side);
            alarm = detector.Update(window.Value) == DriftLevel.Drift;
        }

        return Judged(finding, now.Value, alarm, detector.Evidence, runLength, usual.Average(window => window.Value), range, side, windows);
    }

    /// <summary>After an alarm what went on during it is not learnt from: that is not usual.</summary>
    private static SelfStartingEDetector Learnt(IReadOnlyList<EarlierScore> usual, double runLength, DriftSide side)
    {
        var detector = new SelfStartingEDetector(runLength, side, usual.Count);
        foreach (var window in usual) detector.Update(window.Value);
        return detector;
    }

    private static Finding Judged(
        Finding finding, double score, bool alarm, double evidence, double runLength, double usual, Interval range, DriftSide side, int windows) => finding with
        {
            Status = alarm ? FindingStatus.Alert : FindingStatus.Ok,
            EValue = evidence,
            Reference = usual,
            Threshold = side == DriftSide.Down || (side == DriftSide.Both && score < usual) ? range.Lower : range.Upper,
            Because = string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.Subject} {usual:0.####} → {score:0.####} (usual {range.Lower:0.####} to {range.Upper:0.####}); evidence over {windows} windows {Math.Min(evidence, 1e9):0.#}, alarm at {runLength:0.#}."),
        };

    private static bool IsBeyond(double value, Interval range, DriftSide side) =>
        (side != DriftSide.Down && value > range.Upper) || (side != DriftSide.Up && value < range.Lower);

    /// <summary>The share that it is surely not above.</summary>
    private static double AtMost(EarlierScore window) => Proportion.ClopperPearsonUpper(Hits(window), window.Rows);

    /// <summary>The share that it is surely not below: the failures are not above the rest.</summary>
    private static double AtLeast(EarlierScore window) => 1 - Proportion.ClopperPearsonUpper(window.Rows - Hits(window), window.Rows);

    private static long Hits(EarlierScore window) => Math.Clamp((long)Math.Round(window.Value * window.Rows), 0, window.Rows);
}

using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;

namespace Analytics.Core.Alerts;

/// <summary>Thresholds: which make sense, and which hold.</summary>
internal static class ThresholdRules
{
    private static readonly string[] Upward = [">", ">="];
    private static readonly string[] Downward = ["<", "<="];

    /// <summary>Adds what is wrong with the thresholds of a rule.</summary>
    public static void Check(AlertRule rule, FaultList faults)
    {
        if (rule.Fire is not { } fire)
        {
            faults.Add("/fire", "Is required by the source measure.");
            return;
        }

        Check(fire, "/fire", faults);
        if (rule.Recover is not { } recover) return;
        Check(recover, "/recover", faults);
        if (faults.ByPointer.Count == 0 && Overlap(fire, recover))
            faults.Add("/recover", "Must look the other way than fire, and never hold together with it.");
    }

    /// <summary>What of a figure a threshold is about; null where the figure has none.</summary>
    public static double? Of(AlertThreshold threshold, Figure figure) => threshold.Of switch
    {
        "lower" => figure.Lower,
        "upper" => figure.Upper,
        _ => figure.Value,
    };

    /// <summary>Whether it holds for a number.</summary>
    public static bool Holds(AlertThreshold threshold, double value) => threshold.Op switch
    {
        ">" => value > threshold.Value,
        ">=" => value >= threshold.Value,
        "<" => value < threshold.Value,
        _ => value <= threshold.Value,
    };

    private static void Check(AlertThreshold threshold, string pointer, FaultList faults)
    {
        if (!Upward.Contains(threshold.Op) && !Downward.Contains(threshold.Op)) faults.Add($"{pointer}/op", "Must be >, >=, < or <=.");
        if (!double.IsFinite(threshold.Value)) faults.Add($"{pointer}/value", "Must be finite.");
        if (threshold.Of is not ("value" or "lower" or "upper")) faults.Add($"{pointer}/of", "Must be value, lower or upper.");
    }

    private static bool Overlap(AlertThreshold fire, AlertThreshold recover)
    {
        if (Upward.Contains(fire.Op) == Upward.Contains(recover.Op)) return true;
        if (fire.Value == recover.Value) return fire.Op.Length + recover.Op.Length == 4;
        return Upward.Contains(fire.Op) ? recover.Value > fire.Value : recover.Value < fire.Value;
    }
}

using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Measures;

/// <summary>Reads values that may be empty.</summary>
internal static class SummaryValues
{
    /// <summary>Stands for a summary of no records.</summary>
    public static SummaryValue Empty { get; } = new();

    public static Moments Numbers(this SummaryValue value) => value.Moments ?? Moments.Empty;
}

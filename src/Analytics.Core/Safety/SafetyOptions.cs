namespace Analytics.Core.Safety;

/// <summary>Settings of the section <c>Safety</c>.</summary>
public sealed class SafetyOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Safety";

    /// <summary>
    /// Violations of one rule of one model are one incident while each follows the one before within this time; 1 minute to 30 days.
    /// </summary>
    public TimeSpan IncidentGap { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Predictions that a replay reads, or about as many of an even sample; 1,000 to 10,000,000.</summary>
    public int ReplayPredictions { get; set; } = 200_000;
}

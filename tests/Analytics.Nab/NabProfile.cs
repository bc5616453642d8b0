namespace Analytics.Nab;

/// <summary>What a found window, a missed one, and a false alarm are worth.</summary>
internal sealed record NabProfile(string Name, double Found, double Missed, double FalseAlarm)
{
    public static IReadOnlyList<NabProfile> All { get; } =
        [new("standard", 1, 1, 0.11), new("low FP", 1, 1, 0.22), new("low FN", 1, 2, 0.11)];
}

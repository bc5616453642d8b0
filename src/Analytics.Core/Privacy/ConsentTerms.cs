using Analytics.Contracts.Privacy;

namespace Analytics.Core.Privacy;

/// <summary>The words of a consent on the wire.</summary>
internal static class ConsentTerms
{
    public const string DefaultBasis = "consent";

    private const int LongestSubject = 200;
    private const int LongestSource = 200;

    private static readonly string[] Bases = [DefaultBasis, "contract", "legitimate_interest"];
    private static readonly TimeSpan FurthestFuture = TimeSpan.FromHours(23);

    private static readonly (string Name, ConsentPurposes Purpose)[] Names =
    [
        ("analytics", ConsentPurposes.Analytics),
        ("personalisation", ConsentPurposes.Personalisation),
        ("training", ConsentPurposes.Training),
        ("benchmarking", ConsentPurposes.Benchmarking),
    ];

    /// <summary>Faults of a consent by JSON pointer; they name the rule, never the value.</summary>
    public static Dictionary<string, string> Check(string subject, ConsentRecord consent, DateTimeOffset now)
    {
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(subject) || subject.Length > LongestSubject)
            faults["/subject"] = $"subject must have 1 to {LongestSubject} characters.";
        if (consent.Purposes is null)
            faults["/purposes"] = "purposes must be a list.";
        for (var i = 0; i < (consent.Purposes?.Count ?? 0); i++)
        {
            if (!Names.Any(known => known.Name == consent.Purposes![i]))
                faults[$"/purposes/{i}"] = $"A purpose must be one of {string.Join(", ", Names.Select(known => known.Name))}.";
        }

        if (consent.Basis is not null && !Bases.Contains(consent.Basis))
            faults["/basis"] = $"basis must be one of {string.Join(", ", Bases)}.";
        if (consent.Source?.Length > LongestSource)
            faults["/source"] = $"source must have at most {LongestSource} characters.";
        if (consent.Timestamp > now + FurthestFuture)
            faults["/timestamp"] = "timestamp must not lie in the future.";
        return faults;
    }

    public static ConsentPurposes Parse(IReadOnlyList<string> purposes) =>
        Names.Where(known => purposes.Contains(known.Name)).Aggregate(ConsentPurposes.None, (all, known) => all | known.Purpose);

    public static IReadOnlyList<string> Format(ConsentPurposes purposes) =>
        [.. Names.Where(known => purposes.HasFlag(known.Purpose)).Select(known => known.Name)];
}

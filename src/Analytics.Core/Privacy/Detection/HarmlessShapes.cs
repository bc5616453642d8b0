using System.Text.RegularExpressions;

namespace Analytics.Core.Privacy.Detection;

/// <summary>UUIDs, dates and timestamps: their digits are no telephone, card or account number.</summary>
internal static partial class HarmlessShapes
{
    public static void Find(RedactionMap map)
    {
        foreach (var match in Shapes().EnumerateMatches(map.Text))
            map.Claim(match.Index, match.Index + match.Length, PersonalData.Harmless);
    }

    [GeneratedRegex(
        @"(?<!\w)(?:[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
        + @"|(?:19|20)\d{2}(?<separator>[-/.])(?:0[1-9]|1[0-2])\k<separator>(?:0[1-9]|[12]\d|3[01])"
        + @"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
        + @"|(?:0?[1-9]|[12]\d|3[01])(?<mark>[-/.])(?:0?[1-9]|[12]\d|3[01])\k<mark>(?:(?:19|20)\d{2}|\d{2}))(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shapes();
}

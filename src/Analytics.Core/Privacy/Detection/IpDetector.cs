using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Analytics.Core.Privacy.Detection;

/// <summary>IPv4 and IPv6 addresses. Four numbers that follow a "v" or "version" are a version.</summary>
internal static partial class IpDetector
{
    private const int FewestDots = 3;
    private const int FewestColons = 2;

    public static void Find(RedactionMap map)
    {
        if (map.Text.AsSpan().Count(':') >= FewestColons)
            Claim(map, HexGroups(), IsSixAddress);
        if (map.Text.AsSpan().Count('.') >= FewestDots)
            Claim(map, FourNumbers(), IsAddress);
    }

    private static void Claim(RedactionMap map, Regex candidates, Func<string, bool> isAddress)
    {
        foreach (var match in candidates.EnumerateMatches(map.Text))
        {
            if (isAddress(map.Text.Substring(match.Index, match.Length)))
                map.Claim(match.Index, match.Index + match.Length, PersonalData.Ip);
        }
    }

    private static bool IsAddress(string text) =>
        text.Split('.').All(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) <= byte.MaxValue
            && (number.Length == 1 || number[0] != '0'));

    /// <summary>"::" and words such as "a::b" can be read as addresses; real ones have a digit.</summary>
    private static bool IsSixAddress(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9')
        && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    [GeneratedRegex(@"(?<![\w.]|(?:version|ver|release|build)[ :=]{1,2}v?)[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![\w]|\.[0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FourNumbers();

    [GeneratedRegex(@"(?<![\w:.])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,8}(?:(?:\.[0-9]{1,3}){3})?(?![\w:])", RegexOptions.CultureInvariant)]
    private static partial Regex HexGroups();
}

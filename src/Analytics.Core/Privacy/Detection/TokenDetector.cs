using System.Buffers;
using System.Text.RegularExpressions;

namespace Analytics.Core.Privacy.Detection;

/// <summary>Keys and tokens: JWTs, PEM blocks, bearer and basic credentials, keys with a known prefix, and values named as a key or password.</summary>
internal static class TokenDetector
{
    // A non-backtracking matcher is linear on hostile text.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>One of these is in every token; a text without them is done.</summary>
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        [
            "eyJ", "-----BEGIN", "bearer", "basic ", "sk_", "sk-", "pk_", "rk_", "whsec_", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-",
            "xox", "aw_live_", "npm_", "pypi-", "hf_", "AIza", "AKIA", "ASIA", "ya29.", "SG.", "key", "secret", "token", "passw",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly Regex Shaped = new(
        @"-----BEGIN [A-Z0-9 ]+-----(.|\n)*?(-----END [A-Z0-9 ]+-----|\z)"
        + @"|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(\.[A-Za-z0-9_-]*)*", Linear);

    private static readonly Regex Prefixed = new(
        @"\b((sk|pk|rk)[_-]|whsec_|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|aw_live_|npm_|pypi-|hf_|AIza|AKIA|ASIA|ya29\.|SG\.)[A-Za-z0-9_.-]{16,}", Linear);

    private static readonly Regex Named = new(
        @"\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{16,}"
        + @"|\b([a-z0-9]+[_-])*(key|secret|token|passw(or)?d)[""']?\s*[:=]\s*[""']?[^\s""',;]{8,}", Linear | RegexOptions.IgnoreCase);

    public static void Find(RedactionMap map)
    {
        if (!map.Text.AsSpan().ContainsAny(Marks))
            return;
        foreach (var match in Shaped.EnumerateMatches(map.Text))
            map.Claim(match.Index, match.Index + match.Length, PersonalData.Token);
        ClaimWithDigits(map, Prefixed);
        ClaimWithDigits(map, Named);
    }

    /// <summary>Words are long too; random text without a digit is not.</summary>
    private static void ClaimWithDigits(RedactionMap map, Regex pattern)
    {
        foreach (var match in pattern.EnumerateMatches(map.Text))
        {
            if (map.Text.AsSpan(match.Index, match.Length).ContainsAnyInRange('0', '9'))
                map.Claim(match.Index, match.Index + match.Length, PersonalData.Token);
        }
    }
}

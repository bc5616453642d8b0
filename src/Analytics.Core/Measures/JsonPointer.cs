using System.Text;

namespace Analytics.Core.Measures;

/// <summary>JSON pointers (RFC 6901) from the paths that System.Text.Json reports.</summary>
public static class JsonPointer
{
    /// <summary>The pointer of a path such as <c>$.features[2].name</c> or <c>$['a.b']</c>; empty for the whole body.</summary>
    public static string OfPath(string? path)
    {
        var pointer = new StringBuilder();
        var rest = (path ?? "$").AsSpan().TrimStart('$');
        while (!rest.IsEmpty)
        {
            var length = rest switch
            {
                ['[', '\'', ..] => rest.IndexOf("']") + 2,
                ['[', ..] => rest.IndexOf(']') + 1,
                _ => rest[1..].IndexOfAny('.', '[') is >= 0 and var end ? end + 1 : rest.Length,
            };
            if (length <= 1)
                break;

            var token = rest[..length].Trim(".[]").Trim('\'').ToString();
            pointer.Append('/').Append(token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            rest = rest[length..];
        }

        return pointer.ToString();
    }
}

using System.Buffers;

namespace Analytics.Core.Ingestion;

/// <summary>Rule of record ids.</summary>
internal static class RecordIds
{
    public const int MaximumLength = 100;
    public const string Rule = "must be 1 to 100 characters of letters, digits and . _ : - / + =";

    private const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-/+=";
    private static readonly SearchValues<char> Characters = SearchValues.Create(Allowed);

    public static bool IsValid(ReadOnlySpan<char> id) =>
        id.Length is > 0 and <= MaximumLength && !id.ContainsAnyExcept(Characters);
}

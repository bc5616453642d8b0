using System.Buffers;

namespace Analytics.Core.Registry;

/// <summary>Rule of model and version names.</summary>
internal static class RegistryNames
{
    public const int MaximumLength = 100;
    public const string Rule = "must be 1 to 100 characters of letters, digits and . _ -";

    /// <summary>The rule as a sentence.</summary>
    public const string Sentence = "Must be 1 to 100 characters of letters, digits and . _ -.";

    private const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    private static readonly SearchValues<char> Characters = SearchValues.Create(Allowed);
    private static readonly SearchValues<byte> Bytes = SearchValues.Create([.. Allowed.Select(character => (byte)character)]);

    public static bool IsValid(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= MaximumLength && !name.ContainsAnyExcept(Characters);

    public static bool IsValid(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and <= MaximumLength && !name.ContainsAnyExcept(Bytes);
}

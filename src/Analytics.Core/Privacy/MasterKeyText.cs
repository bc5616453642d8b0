namespace Analytics.Core.Privacy;

/// <summary>A master key as operators write it: 32 bytes in base64.</summary>
internal static class MasterKeyText
{
    public const int Length = 32;
    public const string Range = "must be 32 bytes in base64, for example from \"openssl rand -base64 32\"";

    /// <summary>The key's bytes; null where the text is not a key.</summary>
    public static byte[]? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var written) && written == Length
            ? bytes[..Length].ToArray()
            : null;
    }
}

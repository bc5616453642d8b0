namespace Analytics.Core.Privacy;

/// <summary>Encrypts single values for storage (AES-256-GCM, random nonce, key id in front).</summary>
public sealed class FieldSealer
{
    /// <summary>The encrypted text. Thread-safe.</summary>
    public byte[] Seal(string text) => throw new NotImplementedException();

    /// <summary>The text of a sealed value.</summary>
    public string Open(ReadOnlySpan<byte> sealedText) => throw new NotImplementedException();
}

using System.Security.Cryptography;
using System.Text.Json;

namespace Analytics.Core.Findings;

/// <summary>The hash by which a figure says how it was computed.</summary>
public static class ConfigurationHash
{
    private const int Digits = 16;

    /// <summary>First 16 hexadecimal digits of SHA-256 over the JSON of everything that was asked and set.</summary>
    public static string Of<T>(T settings) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(settings, JsonSerializerOptions.Web)))[..Digits];
}

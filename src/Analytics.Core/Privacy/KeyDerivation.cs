using System.Security.Cryptography;
using System.Text;

namespace Analytics.Core.Privacy;

/// <summary>HKDF-SHA-256 (RFC 5869) from a random secret; a different use gives an independent key.</summary>
internal static class KeyDerivation
{
    public const int KeyBytes = 32;

    public static byte[] Derive(byte[] secret, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, salt: [], info: Encoding.ASCII.GetBytes(use));
}

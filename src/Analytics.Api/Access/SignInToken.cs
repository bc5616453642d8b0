using System.Security.Cryptography;
using System.Text;

namespace Analytics.Api.Access;

/// <summary>A token that signs one person in, once; exists in Development only and is printed at start. Thread-safe.</summary>
internal sealed class SignInToken(IHostEnvironment environment)
{
    private string? token = environment.IsDevelopment() ? RandomNumberGenerator.GetHexString(32, lowercase: true) : null;

    /// <summary>The token; null where there is none or it was used.</summary>
    public string? Value => Volatile.Read(ref token);

    /// <summary>True for the token, the first time.</summary>
    public bool Use(string? presented)
    {
        var current = Value;
        return current is not null
            && presented is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), Encoding.UTF8.GetBytes(current))
            && Interlocked.CompareExchange(ref token, null, current) == current;
    }
}

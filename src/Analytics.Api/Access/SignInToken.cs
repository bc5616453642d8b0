using System.Security.Cryptography;
using System.Text;

namespace Analytics.Api.Access;

/// <summary>
/// A token that is taken once: in Development it signs one person in, elsewhere it makes the first account where there is none. Printed at start. Thread-safe.
/// </summary>
internal sealed class SignInToken(IHostEnvironment environment)
{
    private string? token = environment.IsDevelopment() ? New() : null;

    /// <summary>The token; null where there is none or it was used.</summary>
    public string? Value => Volatile.Read(ref token);

    /// <summary>Makes one for the first account; the one that is there stays.</summary>
    public string ForFirstAccount()
    {
        Interlocked.CompareExchange(ref token, New(), null);
        return token!;
    }

    /// <summary>Whether this is the token; it stays good.</summary>
    public bool Is(string? presented) =>
        Value is { } current
        && presented is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), Encoding.UTF8.GetBytes(current));

    /// <summary>True for the token, the first time.</summary>
    public bool Use(string? presented)
    {
        var current = Value;
        return Is(presented) && ReferenceEquals(Interlocked.CompareExchange(ref token, null, current), current);
    }

    private static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}

using Analytics.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Churn;

/// <summary>A currency that may be asked for.</summary>
internal static class CurrencyCode
{
    private const int Letters = 3;

    /// <summary>What is wrong with it; null where it is one, or absent.</summary>
    public static ProblemHttpResult? Fault(string? currency) => Of(currency) is { } code && (code.Length != Letters || !code.All(char.IsAsciiLetterUpper))
        ? Problems.Invalid(new Dictionary<string, string> { ["currency"] = "currency must be an ISO 4217 code, as EUR" })
        : null;

    /// <summary>The currency; null where it is absent.</summary>
    public static string? Of(string? currency) => string.IsNullOrEmpty(currency) ? null : currency;
}

using System.ComponentModel.DataAnnotations;

namespace Analytics.Api.Http;

/// <summary>How many requests are taken (section <c>Rates</c>).</summary>
internal sealed class RateOptions
{
    public const string Section = "Rates";

    /// <summary>Requests a second of one key or session; twice as many at once.</summary>
    [Range(1, 1_000_000)]
    public int PerKey { get; init; } = 50_000;

    /// <summary>Requests a second of one address without a valid key; twice as many at once.</summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; init; } = 200;

    /// <summary>Attempts to sign in a minute from one address.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerMinute { get; init; } = 30;
}

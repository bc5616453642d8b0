using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>An actual number passes within max(Atol, Rtol · |expected|).</summary>
internal sealed record ReferenceTolerance(double Rtol = 1e-9, double Atol = 1e-12)
{
    /// <summary>What the sources of the cases allow figures that were drawn at random.</summary>
    private const double MonteCarlo = 0.02;

    /// <summary>Further members: name_atol is the absolute tolerance of the member of that name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }

    /// <summary>The tolerance of one member.</summary>
    public ReferenceTolerance Of(string member)
    {
        if (member.Contains("monte_carlo", StringComparison.Ordinal)) return this with { Atol = MonteCarlo };
        return Others?.TryGetValue(member + "_atol", out var own) == true && own.ValueKind == JsonValueKind.Number ? this with { Atol = own.GetDouble() } : this;
    }
}

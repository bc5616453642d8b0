using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Client;

/// <summary>JSON as the service speaks it.</summary>
internal static class ClientJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}

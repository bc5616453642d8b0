using System.Text.Json;

namespace Analytics.Api.Tests.Alerts;

/// <summary>A request that a receiver got.</summary>
internal sealed record Received(string Path, string Body, IReadOnlyDictionary<string, string> Headers, bool Refused)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
}

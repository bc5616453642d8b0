using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Core.Measures;

/// <summary>A notebook cell in C# that asks the service for a figure again.</summary>
public static class NotebookCell
{
    private const string Key = "http.DefaultRequestHeaders.Authorization = new(\"Bearer\", Environment.GetEnvironmentVariable(\"ANALYTICS_KEY\"));";
    private const string UsualUrl = "http://localhost:5080";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Reads a path of the service, whose address may be unknown: empty.</summary>
    public static string Get(string path, string address) => $"""
        {Client(address)}
        {Key}
        await http.GetStringAsync("{path.TrimStart('/')}")
        """;

    // The writer escapes quotation marks within texts, so that three of them never stand together.

    /// <summary>Posts a question to a route of the service, whose address may be unknown: empty.</summary>
    public static string Post<T>(string route, T question, string address) => $""""
        {Client(address)}
        {Key}
        var question = new StringContent("""{JsonSerializer.Serialize(question, Json)}""", System.Text.Encoding.UTF8, "application/json");
        await (await http.PostAsync("{route}", question)).Content.ReadAsStringAsync()
        """";

    private static string Client(string address) =>
        $$"""var http = new HttpClient { BaseAddress = new(Environment.GetEnvironmentVariable("ANALYTICS_URL") ?? "{{(address.Length > 0 ? address.TrimEnd('/') : UsualUrl)}}/") };""";
}

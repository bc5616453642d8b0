using System.Text.Json.Nodes;

namespace Analytics.Notebooks.Tests;

/// <summary>A notebook of C# cells (nbformat 4).</summary>
internal sealed class Notebook(string path)
{
    private readonly JsonObject document = JsonNode.Parse(File.ReadAllText(path))!.AsObject();

    /// <summary>The code cells, in order.</summary>
    public IReadOnlyList<JsonObject> Cells => [.. document["cells"]!.AsArray().Select(cell => cell!.AsObject()).Where(cell => (string?)cell["cell_type"] == "code")];

    public static string SourceOf(JsonObject cell) => string.Concat(cell["source"]!.AsArray().Select(line => (string?)line));

    /// <summary>Puts what a cell gave into the document.</summary>
    public static void Store(JsonObject cell, int number, IReadOnlyList<(string MediaType, string Text)> outputs)
    {
        cell["execution_count"] = number;
        cell["outputs"] = new JsonArray([.. outputs.Select(output => (JsonNode)new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject { [output.MediaType] = new JsonArray([.. output.Text.Split('\n').Select((line, at) => (JsonNode)(line + (at < output.Text.Split('\n').Length - 1 ? "\n" : "")))]) },
        })]);
    }

    public void Save() => File.WriteAllText(path, document.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
}

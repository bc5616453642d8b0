using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Analytics.Contracts.Models;
using Analytics.Learning.Churn;

namespace Analytics.Api.Churn;

/// <summary>Models on disk: <c>NAME/VERSION/{model.zip, card.json, README.md}</c>. The newest version is the one in force.</summary>
internal sealed class ModelFolder(string path)
{
    private const string Model = "model.zip";
    private const string Card = "card.json";
    private const string Unfinished = ".unfinished";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Names of the models that lie there.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(path) ? [.. Directory.GetDirectories(path).Select(folder => Path.GetFileName(folder)!).Where(name => Newest(name) is not null).Order(StringComparer.Ordinal)] : [];

    /// <summary>The newest version of a model; null where there is none.</summary>
    public int? Newest(string name)
    {
        var folder = Path.Combine(path, name);
        if (!Directory.Exists(folder)) return null;
        var versions = Directory.GetDirectories(folder).Select(version => int.TryParse(Path.GetFileName(version), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(version => version > 0).ToList();
        return versions.Count == 0 ? null : versions.Max();
    }

    /// <summary>Reads a version and makes sure that it is the file that the card speaks of.</summary>
    /// <exception cref="ModelFolderException">Something is missing, or the file is another one.</exception>
    public (ArtefactCard Card, ChurnModel Model) Load(string name, int version)
    {
        var folder = FolderOf(name, version);
        try
        {
            var card = JsonSerializer.Deserialize<ArtefactCard>(File.ReadAllBytes(Path.Combine(folder, Card)), Json) ?? throw new ModelFolderException($"{folder}: {Card} is empty.");
            var content = File.ReadAllBytes(Path.Combine(folder, Model));
            var hash = Hash(content);
            if (!hash.Equals(card.Sha256, StringComparison.OrdinalIgnoreCase))
                throw new ModelFolderException($"{folder}: {Model} has the SHA-256 {hash}, its card says {card.Sha256}. It was changed after it was trained, and is not loaded.");
            using var stream = new MemoryStream(content);
            return (card, ChurnModel.Load(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
        {
            throw new ModelFolderException($"{folder}: {e.Message}");
        }
    }

    /// <summary>Writes a version with its card and a page about it; it is there once it is whole.</summary>
    public void Save(ChurnModel model, ArtefactCard card)
    {
        var folder = Directory.CreateDirectory(FolderOf(card.Name, card.Version) + Unfinished).FullName;
        using var stream = new MemoryStream();
        model.Save(stream);
        var content = stream.ToArray();
        card = card with { Sha256 = Hash(content) };
        File.WriteAllBytes(Path.Combine(folder, Model), content);
        File.WriteAllBytes(Path.Combine(folder, Card), [.. JsonSerializer.SerializeToUtf8Bytes(card, Json), (byte)'\n']);
        File.WriteAllText(Path.Combine(folder, "README.md"), CardPage.Of(card));
        Directory.Move(folder, FolderOf(card.Name, card.Version));
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string FolderOf(string name, int version) => Path.Combine(path, name, version.ToString(CultureInfo.InvariantCulture));
}

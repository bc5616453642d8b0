namespace Analytics.Contracts.Models;

/// <summary>A model in the folder of models, and whether it could be loaded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its newest version.</param>
/// <param name="Card">Its card; absent where it is not loaded.</param>
/// <param name="Fault">Why it is not loaded, as when the file is not the one that its card speaks of; absent where it is.</param>
public sealed record LoadedArtefact(string Name, int Version, ArtefactCard? Card, string? Fault);

namespace Analytics.Core.Ports;

/// <summary>A change of a <see cref="DocumentBatch"/>.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Id">Id of the document.</param>
/// <param name="Document">The document; null: it is removed.</param>
public sealed record DocumentChange(string Collection, string Id, object? Document);

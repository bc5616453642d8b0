namespace Analytics.Contracts.Models;

/// <summary>A model and its versions, as <c>GET /v1/models</c> lists them.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Task">What its newest version predicts.</param>
/// <param name="Versions">Its versions, newest first.</param>
public sealed record ModelSummary(string Model, ModelTask Task, IReadOnlyList<string> Versions);

using Analytics.Contracts.Models;

namespace Analytics.Api.Pages;

/// <summary>A model on the first page.</summary>
/// <param name="Model">The model.</param>
/// <param name="Predictions">Predictions of the last 30 days.</param>
public sealed record ModelLine(ModelSummary Model, long Predictions)
{
    public string Href => $"/v1/models/{Uri.EscapeDataString(Model.Model)}/scorecard";
}

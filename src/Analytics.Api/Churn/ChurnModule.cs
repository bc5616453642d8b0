using System.ComponentModel;
using System.Text.Json;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Business;
using Analytics.Contracts.Models;
using Analytics.Core.Business;
using Analytics.Learning.Churn;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Churn;

/// <summary>Who is likely to leave, by the models of the folder.</summary>
internal sealed class ChurnModule : ICarterModule
{
    private const int MostRows = 5_000;
    private const string Example = """
        {"model":"mlc-churn","rows":[{"total_day_minutes":265.1,"number_customer_service_calls":4,"international_plan":"yes"}],"explain":true}
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/churn").WithTags("Churn").WithReadingAnswers();
        group.MapGet("/models", List)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ListChurnModels")
            .WithSummary("List the models that score")
            .WithDescription("Each with its card: what it learnt from, how it did on rows that it did not learn from, what it rests on, how it treats segments; or why it could not be loaded.");
        group.MapGet("/forecast", ForecastAsync)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ForecastChurn")
            .WithSummary("Read how many subscribers will leave, and what they pay")
            .WithDescription("Of the payments due in each of the next four weeks, by the discrete hazard of the payment that each subscription has reached; with the share that lasts so many payments (Kaplan-Meier). A subscription has ended when no payment came within 45 days of the last.");
        group.MapPost("/score", Score)
            .RequireAuthorization(Scopes.Read)
            .WithName("ScoreChurn")
            .WithSummary("Score how likely each row is to leave")
            .WithDescription("Nothing of it is stored: record the answer as a prediction where it is used, and its model is watched as any other.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(Example);
    }

    private static Ok<IReadOnlyList<LoadedArtefact>> List(ChurnModels models) => TypedResults.Ok(models.List());

    private static async Task<Results<Ok<ChurnForecast>, ProblemHttpResult>> ForecastAsync(
        [Description("ISO 4217 code. Absent: the currency with the most money.")] string? currency, ChurnForecaster forecaster, CancellationToken cancellationToken) =>
        CurrencyCode.Fault(currency) is { } fault ? fault : TypedResults.Ok(await forecaster.ForecastAsync(CurrencyCode.Of(currency), cancellationToken));

    private static Results<Ok<ChurnScores>, ProblemHttpResult> Score(ChurnScoreRequest body, ChurnModels models)
    {
        if (models.Find(body.Model ?? "") is not var (card, model)) return Problems.NotFound("There is no model of this name; GET /v1/churn/models lists them.");
        if (body.Rows is not { Count: > 0 and <= MostRows }) return Problems.Invalid(new Dictionary<string, string> { ["/rows"] = $"rows must be 1 to {MostRows:N0}" });

        var faults = new Dictionary<string, string>();
        List<double[]> numbers = [];
        List<string?[]> texts = [];
        for (var at = 0; at < body.Rows.Count; at++)
        {
            Check(body.Rows[at], model.Encoding, $"/rows/{at}", faults);
            numbers.Add([.. model.Encoding.NumberNames.Select(name => Value(body.Rows[at], name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN)]);
            texts.Add([.. model.Encoding.CategoryNames.Select(name => Value(body.Rows[at], name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null)]);
        }

        if (faults.Count > 0) return Problems.Invalid(faults);
        var scores = model.Score(numbers, texts).Select((probability, at) => new ChurnScore(
            probability, probability >= card.Threshold, body.Explain ? model.Explain(numbers[at], texts[at]).ToDictionary(one => one.Column, one => one.LogOdds) : null));
        return TypedResults.Ok(new ChurnScores(card.Name, card.Version, [.. scores]));
    }

    private static void Check(IReadOnlyDictionary<string, JsonElement>? row, ChurnEncoding encoding, string pointer, Dictionary<string, string> faults)
    {
        foreach (var (name, value) in row ?? new Dictionary<string, JsonElement>())
        {
            var kind = encoding.NumberNames.Contains(name) ? JsonValueKind.Number : encoding.CategoryNames.Contains(name) ? JsonValueKind.String : JsonValueKind.Undefined;
            if (kind == JsonValueKind.Undefined) faults[$"{pointer}/{name}"] = $"{name} is no column of the model: {string.Join(", ", encoding.NumberNames.Concat(encoding.CategoryNames))}";
            else if (value.ValueKind != kind && value.ValueKind != JsonValueKind.Null) faults[$"{pointer}/{name}"] = $"{name} must be a {(kind == JsonValueKind.Number ? "number" : "text")}";
        }
    }

    private static JsonElement? Value(IReadOnlyDictionary<string, JsonElement>? row, string name) => row is not null && row.TryGetValue(name, out var value) ? value : null;
}

using Analytics.Api.Access;
using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Analytics.Core.Registry;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Pages;

/// <summary>The first page.</summary>
internal sealed class PagesModule : ICarterModule
{
    private const int Days = 30;

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGet("/", ShowAsync).RequireAuthorization(Scopes.Read).WithName("Home").WithSummary("The first page").ExcludeFromDescription();

    private static async Task<RazorComponentResult<HomePage>> ShowAsync(
        ModelRegistry registry, MeasureEngine engine, TimeProvider clock, CancellationToken cancellationToken)
    {
        var models = registry.List();
        var volumes = models.Count == 0 ? [] : await VolumesAsync(engine, clock.GetUtcNow(), cancellationToken);
        return new RazorComponentResult<HomePage>(new
        {
            Models = models.Select(model => new ModelLine(model, volumes.GetValueOrDefault(model.Model))).ToList(),
        });
    }

    private static async Task<Dictionary<string, long>> VolumesAsync(MeasureEngine engine, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var query = new MeasureQuery { Measure = "predictions", Breakdown = ["model"], Range = new TimeRange(now.AddDays(-Days), now) };
        var result = await engine.AnswerAsync(query, cancellationToken);
        return result.Rows
            .Where(row => row.Keys.GetValueOrDefault("model") is not null)
            .ToDictionary(row => row.Keys["model"]!, row => (long)(row.Figure.Value ?? 0));
    }
}

using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Stores;
using Analytics.Contracts.Models;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.DataSets;

/// <summary>Data sets that windows of a model are compared with.</summary>
internal sealed class ReferencesModule : ICarterModule
{
    private const long Largest = 512L * 1024 * 1024;
    private const string Parquet = "application/vnd.apache.parquet";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/models").WithTags("Models").WithReadingAnswers();

        group.MapGet("/{model}/references", (string model, ReferenceDataSets sets) => TypedResults.Ok(sets.Of(model)))
            .RequireAuthorization(Scopes.Read)
            .WithName("ListReferences")
            .WithSummary("List the data sets that a model is compared with");
        group.MapPut("/{model}/references/{name}", PutAsync)
            .RequireAuthorization(Scopes.Write)
            .WithName("PutReference")
            .WithSummary("Upload a data set that a model is compared with")
            .WithDescription("CSV with a header (text/csv) or Parquet (application/vnd.apache.parquet), at most 512 MiB. Registered features are taken, and the columns named; everything else stays out. A file with texts that look like personal data is refused. Name it as reference.dataSet of a version, as reference=dataset:NAME, or in a monitor. Rows of that name are replaced.")
            .WithMetadata(new RequestSizeLimitAttribute(Largest))
            .Accepts<string>("text/csv", Parquet)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        group.MapDelete("/{model}/references/{name}", DeleteAsync)
            .RequireAuthorization(Scopes.Write)
            .WithName("DeleteReference")
            .WithSummary("Remove a data set that a model is compared with")
            .WithDescription("Refused while a version of the model is registered with it. Monitors that name it say from then on that there is nothing to compare with.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string model, string name, ReferenceDataSets sets, CancellationToken cancellationToken)
    {
        if (sets.UsedBy(model, name) is { Count: > 0 } versions)
            return TypedResults.Problem($"Version {string.Join(", ", versions)} is registered with it.", statusCode: StatusCodes.Status409Conflict, title: "The data set is in use.");
        return await sets.RemoveAsync(model, name, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound("The model has no data set of this name.");
    }

    private static async Task<Results<Ok<ReferenceDataSet>, ProblemHttpResult>> PutAsync(
        string model,
        string name,
        [Description("Features to take, parted by commas. Absent: all registered ones; the file must have them.")] string? features,
        [Description("Column of the score of the positive class.")] string? score,
        [Description("Column of the predicted quantity.")] string? value,
        [Description("Column of the predicted class. Absent: from the score.")] string? predicted,
        [Description("Column of the truth.")] string? label,
        [Description("Columns that become segments, parted by commas.")] string? segments,
        HttpRequest request,
        ReferenceDataSets sets,
        StorageFolder folder,
        CancellationToken cancellationToken)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (type is not ("text/csv" or Parquet))
            return TypedResults.Problem($"Send text/csv or {Parquet}.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: "The media type is not known.");

        var columns = new ReferenceColumns
        {
            Features = Names(features),
            Score = Column(score),
            Value = Column(value),
            Predicted = Column(predicted),
            Label = Column(label),
            Segments = Names(segments),
        };
        if (sets.Check(model, name, columns) is not { } faults) return Problems.NotFound("There is no model of this name.");
        if (faults.Count > 0) return Problems.Invalid(faults);

        var path = folder.Upload();
        try
        {
            await using (var file = File.Create(path)) await request.Body.CopyToAsync(file, cancellationToken);
            return TypedResults.Ok(await sets.StoreAsync(model, name, path, type == Parquet, columns, cancellationToken));
        }
        catch (ReferenceImportException e)
        {
            return Problems.Invalid(new Dictionary<string, string[]> { ["body"] = [e.Message] });
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string[] Names(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string? Column(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

using System.Globalization;
using System.Text.Json;
using Analytics.Contracts.Models;
using Analytics.Core.Business;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;
using Analytics.Learning.Churn;

namespace Analytics.Api.Churn;

/// <summary>
/// Records once a day how likely each subscriber is to leave, as predictions of a model like any other, and later whether they left: so the model is watched by the
/// same monitors. The records name no subject; their ids can't be led back to one without the keys, nor from one day to another.
/// </summary>
internal sealed class ChurnScorer(ChurnModels models, Subscribers subscribers, Pseudonymiser pseudonymiser, IngestionPipeline pipeline, ModelRegistry registry, IDocuments documents, TimeProvider clock, ILogger<ChurnScorer> log)
{
    /// <summary>Where scored days are kept.</summary>
    public const string Days = "churnScores";

    /// <summary>Where their predictions are.</summary>
    public const string Predictions = "churnPredictions";

    private const string Source = "churn";
    private const int AtOnce = 1_000;

    /// <summary>Scores today's subscribers, unless that was done today, and records what became of those of long ago. How many were scored.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await TellAsync(cancellationToken);
        return models.FindForSubscribers() is var (card, model) ? await ScoreAsync(card, model, cancellationToken) : 0;
    }

    /// <summary>Ids that the prediction about a subscriber may have: by the key of now, and by those of before.</summary>
    public IReadOnlyList<string> IdsOf(string model, int version, DateTimeOffset at, string pseudonym)
    {
        var keyed = pseudonymiser.Of($"{model} {version} {Day(at)} {pseudonym}");
        return [.. keyed.Earlier.Prepend(keyed.Value).Select(value => $"{model}-{version}-{Day(at)}-{value.ToString("x32", CultureInfo.InvariantCulture)}")];
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private async Task<int> ScoreAsync(ArtefactCard card, ChurnModel model, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = $"{card.Name}-{card.Version}-{Day(now)}";
        if (await documents.FindAsync<ScoredDay>(Days, id, cancellationToken) is not null) return 0;
        if (await subscribers.CurrencyAsync(null, cancellationToken) is not { } currency) return 0;
        var rows = await subscribers.CurrentAsync(currency, cancellationToken);
        if (rows.Count == 0) return 0;

        var version = card.Version.ToString(CultureInfo.InvariantCulture);
        if (registry.Find(card.Name, version) is null) await RegisterAsync(card, version, cancellationToken);
        var scores = model.Score([.. rows.Select(row => row.Numbers)], [.. rows.Select(_ => Array.Empty<string?>())]);
        List<string> ids = [.. rows.Select(row => IdsOf(card.Name, card.Version, now, subscribers.NameOf(row))[0])];
        await RecordAsync(
            RecordKind.Prediction,
            rows.Select((row, at) => new
            {
                id = ids[at],
                model = card.Name,
                version,
                timestamp = now,
                output = new { score = scores[at] },
                decision = scores[at] >= card.Threshold ? "offer" : "none",
                features = SubscriberRow.Names.Zip(row.Numbers).Where(one => double.IsFinite(one.Second)).ToDictionary(one => one.First, one => one.Second),
            }),
            cancellationToken);
        await documents.CommitAsync(new DocumentBatch().Put(Days, id, new ScoredDay(id, card.Name, card.Version, currency, now)).Put(Predictions, id, new ScoredPredictions(ids)), cancellationToken);
        Log.SubscribersScored(log, rows.Count, card.Name, card.Version);
        return rows.Count;
    }

    /// <summary>Whether those of days so long ago left, that every payment due has come or is lost.</summary>
    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var day in await documents.ListAsync<ScoredDay>(Days, cancellationToken))
        {
            if (now - day.At < SubscriptionTerms.Period + SubscriptionTerms.Grace) continue;
            var predicted = (await documents.FindAsync<ScoredPredictions>(Predictions, day.Id, cancellationToken))!.Ids.ToHashSet(StringComparer.Ordinal);
            var known = (await subscribers.AtAsync(day.At, day.Currency, cancellationToken))
                .Select(row => (Id: IdsOf(day.Model, day.Version, day.At, subscribers.NameOf(row)).FirstOrDefault(predicted.Contains), row.Left)).Where(one => one is { Left: not null, Id: not null });
            await RecordAsync(RecordKind.Feedback, known.Select(one => new { id = one.Id + ".left", predictionId = one.Id, kind = "label", value = one.Left!.Value, timestamp = now }), cancellationToken);
            await documents.CommitAsync(new DocumentBatch().Delete(Days, day.Id).Delete(Predictions, day.Id), cancellationToken);
        }
    }

    private async Task RegisterAsync(ArtefactCard card, string version, CancellationToken cancellationToken)
    {
        var faults = await registry.RegisterAsync(
            new ModelVersion
            {
                Model = card.Name,
                Version = version,
                Task = ModelTask.Binary,
                Threshold = card.Threshold,
                Owner = Source,
                Features = [.. SubscriberRow.Names.Select(name => new FeatureDefinition { Name = name, Type = FeatureType.Numeric, Required = false })],
            },
            cancellationToken);
        if (faults.Count > 0) throw new InvalidOperationException($"The model {card.Name} can't be registered: {string.Join("; ", faults.Select(fault => $"{fault.Key} {fault.Value}"))}");
    }

    private async Task RecordAsync<T>(RecordKind kind, IEnumerable<T> items, CancellationToken cancellationToken)
    {
        foreach (var part in items.Chunk(AtOnce))
        {
            var outcome = await pipeline.IngestAsync(kind, JsonSerializer.SerializeToUtf8Bytes(new { items = part }, JsonSerializerOptions.Web), BodyFormat.Batch, Source, cancellationToken);
            if (outcome.Response is null || outcome.Response.Results?.Any(item => item.Status != "duplicate") == true)
                throw new InvalidOperationException($"The service does not take its own {kind} records: {outcome.Code ?? outcome.Response?.Results?[0].Detail}");
        }
    }
}

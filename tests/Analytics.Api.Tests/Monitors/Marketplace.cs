using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Api.Samples;
using Analytics.Api.Verbs;
using Analytics.Contracts.Models;
using Xunit;

namespace Analytics.Api.Tests.Monitors;

/// <summary>The sample history, told day by day as if today were one of its days.</summary>
internal sealed class Marketplace
{
    private readonly DateTimeOffset now;
    private readonly SampleHistory history;
    private readonly RecordSender sender;

    /// <param name="client">Speaks to the service.</param>
    /// <param name="today">The day that has just ended.</param>
    /// <param name="scale">1 for the full volume.</param>
    public Marketplace(HttpClient client, int today, double scale)
    {
        now = TimeProvider.System.GetUtcNow();
        history = new SampleHistory(1, now.AddDays(PlantedFacts.Days - 1 - today), scale);
        sender = new RecordSender(client, TimeProvider.System);
    }

    /// <summary>Registers the models that are in use by a day, and their rules.</summary>
    public async Task PrepareAsync(int day, CancellationToken cancellationToken)
    {
        foreach (var version in history.Models.Where(version => IsInUse(version, day)))
            await sender.RegisterAsync(version, cancellationToken);
        foreach (var (model, rails) in SampleHistory.Rails) await sender.SaveRailsAsync(model, rails, cancellationToken);
        foreach (var body in history.Consents())
            if (Past(body, _ => true) is { } past) await sender.PostConsentsAsync(past.Json, cancellationToken);
    }

    /// <summary>Sends the records of some days that had happened by now.</summary>
    public async Task TellAsync(int firstDay, int lastDay, Func<string, bool> isTold, CancellationToken cancellationToken)
    {
        var tally = new SendTally();
        for (var day = firstDay; day <= lastDay; day++)
            foreach (var body in history.Day(day))
                if (Past(body, isTold) is { } past) await sender.PostAsync(past.Path, past.Json, past.Items, tally, cancellationToken);
        Assert.Null(tally.FirstFault);
    }

    private static bool IsInUse(ModelVersion version, int day) => (version.Model, version.Version) switch
    {
        ("churn", "3") => day >= PlantedFacts.ChurnVersion3Day,
        ("plan-intensity", "2") => day >= PlantedFacts.ChallengerDay,
        _ => true,
    };

    /// <summary>What had happened by now; null where nothing had.</summary>
    private SampleBody? Past(SampleBody body, Func<string, bool> isTold)
    {
        var json = JsonNode.Parse(body.Json.Span)!.AsObject();
        var items = json["items"]!.AsArray();
        var kept = items.Where(item => DateTimeOffset.Parse(item!["timestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture) <= now && isTold(item.ToJsonString())).ToList();
        if (kept.Count == items.Count) return body;
        if (kept.Count == 0) return null;
        items.Clear();
        foreach (var item in kept) items.Add(item);
        return new SampleBody(body.Path, Encoding.UTF8.GetBytes(json.ToJsonString()), kept.Count);
    }
}

using Analytics.Api.Verbs;

namespace Analytics.Api.Samples;

/// <summary>Sends a sample history to a service: models, safety rules, consents, then the days from the newest back, so that the latest weeks are there first, and the experiments.</summary>
public sealed class SampleUpload(RecordSender sender)
{
    private const int DaysAtOnce = 3;

    /// <exception cref="HttpRequestException">The service refused.</exception>
    public async Task<SendTally> RunAsync(SampleHistory history, CancellationToken cancellationToken)
    {
        var tally = new SendTally();
        foreach (var version in history.Models) await sender.RegisterAsync(version, cancellationToken);
        foreach (var (model, rails) in SampleHistory.Rails) await sender.SaveRailsAsync(model, rails, cancellationToken);
        foreach (var body in history.Consents()) await sender.PostConsentsAsync(body.Json, cancellationToken);

        var newestFirst = Enumerable.Range(0, PlantedFacts.Days).Reverse();
        await Parallel.ForEachAsync(
            newestFirst,
            new ParallelOptions { MaxDegreeOfParallelism = DaysAtOnce, CancellationToken = cancellationToken },
            async (day, token) =>
            {
                foreach (var body in history.Day(day)) await sender.PostAsync(body.Path, body.Json, body.Items, tally, token);
            });

        // Once running, an experiment has its planned looks taken: the records must be there by then.
        foreach (var metric in SampleHistory.Metrics) await sender.PutAsync($"/v1/experiments/metrics/{metric.Key}", metric, cancellationToken);
        foreach (var experiment in history.Experiments) await sender.PutAsync($"/v1/experiments/{experiment.Key}", experiment, cancellationToken);
        return tally;
    }
}

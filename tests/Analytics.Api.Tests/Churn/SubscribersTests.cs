using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Api.Churn;
using Analytics.Api.Tests.Experiments;
using Analytics.Api.Tests.Service;
using Analytics.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Analytics.Api.Tests.Churn;

/// <summary>People who pay month by month, some of whom come less and less and then leave: from their events to a model, to scores, to the model's own scorecard.</summary>
public sealed class SubscribersTests : IAsyncLifetime
{
    private const int People = 500;
    private const int FirstDay = -150;
    private const int LastStart = -70;
    private const int Month = 30;

    private readonly DirectoryInfo models = Directory.CreateTempSubdirectory("analytics-models-");
    private readonly RunningService service;
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private HttpClient client = null!;

    public SubscribersTests() => service = new RunningService { Settings = new Dictionary<string, string> { ["Models:Folder"] = models.FullName, ["Models:ScoreEvery"] = "00:00:00", ["Models:LookEvery"] = "00:00:01" } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await service.DisposeAsync();
        models.Delete(recursive: true);
    }

    [Fact]
    public async Task Who_comes_less_is_found_explained_and_the_model_is_watched_as_any_other()
    {
        await TrainAsync();
        await service.InitializeAsync();
        client = service.Client();
        var fading = await TellAsync(client);

        var scores = await client.GetFromJsonAsync<JsonElement>("/v1/churn/scores?limit=5000", Cancellation);
        var listed = scores.GetProperty("scores").EnumerateArray().ToList();
        Assert.Equal(scores.GetProperty("subscribers").GetInt32(), listed.Count);
        Assert.Equal(listed.Sum(one => one.GetProperty("probability").GetDouble()), scores.GetProperty("leaving").GetDouble(), 1e-6);
        Assert.Equal(listed.OrderByDescending(one => one.GetProperty("probability").GetDouble()), listed);
        Assert.All(listed, one => Assert.Matches("^[0-9a-f]{32}$", one.GetProperty("pseudonym").GetString()));

        var (leaving, staying) = (await ExplainAsync(fading.Last(one => one.Fades).Name), await ExplainAsync(fading.Last(one => !one.Fades).Name));
        Assert.True(leaving.GetProperty("probability").GetDouble() > 3 * staying.GetProperty("probability").GetDouble(), $"{leaving} {staying}");
        Assert.Equal(SubscriberRow.Names, leaving.GetProperty("features").EnumerateObject().Select(one => one.Name));
        Assert.True(leaving.GetProperty("contributions").EnumerateObject().Sum(one => one.Value.GetDouble()) > 0);

        await DisclosedAsync();
        await WithdrawnAsync(fading.Last(one => one.Fades).Name, scores.GetProperty("subscribers").GetInt32());
        await WatchedAsync();
    }

    [Fact]
    public async Task Without_a_model_and_with_nonsense_it_says_so()
    {
        await service.InitializeAsync();
        client = service.Client();

        Assert.Equal(404, (int)(await client.GetAsync("/v1/churn/scores", Cancellation)).StatusCode);
        Assert.Equal(404, (int)(await client.GetAsync("/v1/churn/explain/nobody", Cancellation)).StatusCode);
        foreach (var path in new[] { "/v1/churn/scores?limit=0", "/v1/churn/scores?currency=euro", "/v1/churn/rows?currency=euro", "/v1/churn/explain/nobody?currency=euro" })
        {
            using var answer = await client.GetAsync(path, Cancellation);
            Assert.Equal(400, (int)answer.StatusCode);
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("errors").TryGetProperty(path.Contains("limit", StringComparison.Ordinal) ? "limit" : "currency", out _));
        }

        Assert.Equal(string.Join(',', SubscriberRow.Names) + ",churn\n", await client.GetStringAsync("/v1/churn/rows", Cancellation));
    }

    [Fact]
    public async Task A_newer_model_is_taken_up_while_the_service_runs_and_one_that_was_changed_is_not()
    {
        await service.InitializeAsync();
        client = service.Client();
        var kept = Path.Combine(Architecture.Repository.Root, "models", "mlc-churn", "1");
        var newer = Directory.CreateDirectory(Path.Combine(models.FullName, "mlc-churn", "1")).FullName;
        foreach (var file in Directory.GetFiles(kept)) File.Copy(file, Path.Combine(newer, Path.GetFileName(file)));
        var taken = await ListedAsync(list => list is [{ } one] && one.TryGetProperty("card", out _));

        var changed = Directory.CreateDirectory(Path.Combine(models.FullName, "mlc-churn", "2")).FullName;
        File.Copy(Path.Combine(kept, "card.json"), Path.Combine(changed, "card.json"));
        await File.WriteAllTextAsync(Path.Combine(changed, "model.zip"), "another file", Cancellation);
        var refused = await ListedAsync(list => list[0].GetProperty("version").GetInt32() == 2 && list[0].GetProperty("fault").GetString()!.Contains("SHA-256", StringComparison.Ordinal));

        Assert.Equal(1, taken[0].GetProperty("version").GetInt32());
        Assert.False(refused[0].TryGetProperty("card", out _));
        Assert.NotNull(service.Services.GetRequiredService<ChurnModels>().Find("mlc-churn"));
    }

    private async Task<JsonElement[]> ListedAsync(Func<JsonElement[], bool> condition)
    {
        for (var attempt = 0; ; attempt++)
        {
            JsonElement[] list = [.. (await client.GetFromJsonAsync<JsonElement>("/v1/churn/models", Cancellation)).EnumerateArray()];
            if (list.Length > 0 && condition(list)) return list;
            Assert.True(attempt < 100, JsonSerializer.Serialize(list));
            await Task.Delay(100, Cancellation);
        }
    }

    /// <summary>By the verb, from the subscribers of another service: the model must be there when the service under test starts.</summary>
    private async Task TrainAsync()
    {
        await using var first = new RunningService();
        await first.InitializeAsync();
        using var other = first.Client();
        await TellAsync(other);
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] arguments = ["churn", "--url", other.BaseAddress!.ToString(), "--key", RunningService.AdminKey, "--name", "subscribers", "--models", models.FullName];

        var code = await TrainVerb.Create(TimeProvider.System).Parse(arguments).InvokeAsync(new() { Output = output, Error = error }, Cancellation);

        Assert.True(code == 0, error.ToString());
        Assert.Contains("kept as subscribers version 1", output.ToString(), StringComparison.Ordinal);
        var (card, _) = new ModelFolder(models.FullName).Load("subscribers", 1);
        Assert.True(card.Metrics["auc"].Lower > 0.75, output.ToString());
        Assert.StartsWith("subscribers as of 20", card.Data, StringComparison.Ordinal);
    }

    private async Task<JsonElement> ExplainAsync(string subject) => await client.GetFromJsonAsync<JsonElement>($"/v1/churn/explain/{subject}", Cancellation);

    /// <summary>Who looked at subscribers is in the audit trail, and whom they looked at is not; the page of the data tells how often.</summary>
    private async Task DisclosedAsync()
    {
        var trail = (await client.GetFromJsonAsync<JsonElement>("/v1/audit", Cancellation)).GetProperty("entries").EnumerateArray().ToList();
        foreach (var action in new[] { "ReadChurnScores", "ExplainChurn" })
            Assert.Contains(trail, entry => (entry.GetProperty("action").GetString(), entry.GetProperty("actor").GetString(), entry.GetProperty("target").GetString()) == (action, "administrator", ""));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quality");
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await client.SendAsync(request, Cancellation);
        Assert.Matches("one subscriber&#x27;s score rests on</th><td>2</td><td>1</td>", await page.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task WithdrawnAsync(string subject, int before)
    {
        (await client.DeleteAsync($"/v1/consents/{subject}", Cancellation)).EnsureSuccessStatusCode();

        Assert.Equal(404, (int)(await client.GetAsync($"/v1/churn/explain/{subject}", Cancellation)).StatusCode);
        Assert.Equal(before - 1, (await client.GetFromJsonAsync<JsonElement>("/v1/churn/scores", Cancellation)).GetProperty("subscribers").GetInt32());
    }

    /// <summary>Today's scores are predictions of the model, once; and those of fifty days ago get their label.</summary>
    private async Task WatchedAsync()
    {
        var scorer = service.Services.GetRequiredService<ChurnScorer>();
        var scored = await scorer.RunAsync(Cancellation);
        Assert.Equal(0, await scorer.RunAsync(Cancellation));
        var (at, subscribers) = (now.AddDays(-50), service.Services.GetRequiredService<Core.Business.Subscribers>());
        var rows = await subscribers.AtAsync(at, "EUR", Cancellation);
        List<string> ids = [.. rows.Select(row => scorer.IdsOf("subscribers", 1, at, subscribers.NameOf(row))[0])];
        await new ExperimentWorld(client).RecordAsync("predictions", ids.Select((id, one) => new { id, model = "subscribers", version = "1", timestamp = at, output = new { score = rows[one].Left == true ? 0.9 : 0.1 } }));
        var documents = service.Services.GetRequiredService<IDocuments>();
        await documents.CommitAsync(new DocumentBatch().Put(ChurnScorer.Days, "long ago", new ScoredDay("long ago", "subscribers", 1, "EUR", at)).Put(ChurnScorer.Predictions, "long ago", new ScoredPredictions(ids)), Cancellation);

        await scorer.RunAsync(Cancellation);

        var window = $"from={at.AddDays(-1).UtcDateTime:O}&to={now.AddDays(1).UtcDateTime:O}";
        var scorecard = await client.GetFromJsonAsync<JsonElement>($"/v1/models/subscribers/scorecard?{window}", Cancellation);
        Assert.Equal((scored + ids.Count, rows.Count(row => row.Left is not null)), (scorecard.GetProperty("volume").GetInt32(), scorecard.GetProperty("labelled").GetInt32()));
        Assert.Equal(1, scorecard.GetProperty("performance").GetProperty("auc").GetProperty("value").GetDouble());
        Assert.Contains(
            (await client.GetFromJsonAsync<JsonElement>("/v1/monitors?model=subscribers", Cancellation)).EnumerateArray(),
            one => one.GetProperty("definition").GetProperty("check").GetString() == "drift");
        Assert.Null(await documents.FindAsync<ScoredDay>(ChurnScorer.Days, "long ago", Cancellation));
        Assert.Null(await documents.FindAsync<ScoredPredictions>(ChurnScorer.Predictions, "long ago", Cancellation));
    }

    /// <summary>The same people each time. Who fades in a month comes once or twice instead of ten times, and does not pay again. Who pays now, and whether they fade.</summary>
    private async Task<List<(string Name, bool Fades)>> TellAsync(HttpClient over)
    {
        var (random, world) = (new Random(17), new ExperimentWorld(over));
        List<(string Name, string Subject, double? Value, DateTimeOffset At)> events = [];
        List<(string Name, bool Fades)> current = [];
        for (var person = 0; person < People; person++)
        {
            var (name, fades) = ($"payer-{person}", false);
            for (var day = random.Next(FirstDay, LastStart); day < 0 && !fades; day += Month)
            {
                fades = random.NextDouble() < 0.3;
                var start = now.AddDays(day).AddHours(1);
                events.Add((day == FirstDay ? "subscription_started" : "subscription_renewed", name, 20, start));
                var visits = fades ? random.Next(1, 3) : random.Next(8, 13);
                for (var visit = 0; visit < visits; visit++) events.Add(("visit", name, null, start.AddDays(random.NextDouble() * (fades ? 5 : Month))));
                if (day >= -20 && day < -12) current.Add((name, fades));
            }
        }

        await world.ConsentAsync(Enumerable.Range(0, People).Select(person => $"payer-{person}"), now.AddDays(FirstDay));
        await world.TrackAsync(events.Where(one => one.At < now));
        return current;
    }
}

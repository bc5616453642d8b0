using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Api.Tests.Service;
using Analytics.Client.Frames;
using Analytics.Contracts.Assignment;
using Analytics.Contracts.Recording;
using Analytics.Contracts.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Analytics.Client.Tests;

/// <summary>The client and the service that it is for.</summary>
public sealed class RealServiceTests(RunningService service) : IClassFixture<RunningService>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-client-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task All_kinds_of_records_arrive_with_the_time_at_which_they_were_recorded()
    {
        using var direct = service.Client();
        await direct.PutAsJsonAsync("/v1/consents/client-user", new { purposes = new[] { "analytics" }, source = "test", timestamp = "2026-01-01T00:00:00Z" }, Cancellation);
        await using var client = Client();
        var before = TimeProvider.System.GetUtcNow();

        client.RecordPrediction(new PredictionRecord { Id = "c-1", Model = "clients", Version = "1", Subject = "client-user", Output = new ModelOutput { Score = 0.9 }, Decision = "yes" });
        client.RecordFeedback(new FeedbackRecord { Id = "c-f", PredictionId = "c-1", Kind = "accepted" });
        client.RecordSafety(new SafetyCheckRecord { Id = "c-s", PredictionId = "c-1", Rule = "load", Verdict = "pass" });
        client.Track(new ProductEvent { Event = "visit", UserId = "client-user" });
        await client.FlushAsync(Cancellation);

        Assert.Equal((4, 4, 0), (client.Statistics.Recorded, client.Statistics.Delivered, client.Statistics.Rejected));
        using var queries = new AnalyticsQueries(service.ClientOptions.BaseAddress, RunningService.AdminKey);
        var scorecard = await queries.ScorecardAsync("clients", cancellationToken: Cancellation);
        Assert.Equal(1, scorecard.Volume);
        var asked = await queries.QueryAsync(new MeasureQuery { Measure = "acceptanceRate", Filters = [new MeasureFilter { Field = "model", Values = ["clients"] }], Range = new TimeRange(before.AddSeconds(-1), TimeProvider.System.GetUtcNow().AddSeconds(1)) }, Cancellation);
        Assert.Equal(1, asked.Rows.Single().Figure.Value);
    }

    [Fact]
    public async Task Answers_are_data_frames_with_the_figures_of_the_records()
    {
        await using var client = Client();
        for (var at = 0; at < 400; at++)
        {
            var score = at % 10 / 10.0;
            client.RecordPrediction(new PredictionRecord { Id = $"frame-{at}", Model = "framed", Version = "1", Output = new ModelOutput { Score = score } });
            if (at < 300) client.RecordFeedback(new FeedbackRecord { Id = $"frame-l-{at}", PredictionId = $"frame-{at}", Kind = "label", Value = JsonSerializer.SerializeToElement(score > 0.45) });
        }

        await client.FlushAsync(Cancellation);
        using var queries = new AnalyticsQueries(service.ClientOptions.BaseAddress, RunningService.AdminKey);
        var (scorecard, drift) = (await queries.ScorecardAsync("framed", cancellationToken: Cancellation), await queries.DriftAsync("framed", cancellationToken: Cancellation));

        var (series, columns) = (scorecard.ToDataFrame(), drift.ToDataFrame());

        Assert.Equal(scorecard.Series.Count, series.Rows.Count);
        Assert.Equal(400, series["volume"].Cast<long>().Sum());
        var whole = scorecard.Series.Single(bucket => bucket.Volume == 400);
        var at400 = scorecard.Series.ToList().IndexOf(whole);
        Assert.Equal((whole.From.UtcDateTime, 300L), (series["from"][at400], series["labelled"][at400]));
        Assert.Equal((whole.Performance["accuracy"].Value, whole.Performance["accuracy"].Lower), ((double?)series["accuracy"][at400], (double?)series["accuracy.lower"][at400]));
        Assert.Null(series["rating"][at400]);
        Assert.Equal(drift.Columns.Select(column => (column.Column, column.Verdict, column.Distance)), Enumerable.Range(0, (int)columns.Rows.Count).Select(row => ((string)columns["column"][row], (string)columns["verdict"][row], (double?)columns["distance"][row])));
    }

    [Fact]
    public async Task Records_that_the_service_rejects_are_counted_and_the_others_of_the_batch_are_there()
    {
        await using var client = Client();

        client.RecordPrediction(new PredictionRecord { Id = "r-1", Model = "client-rejects", Version = "1", Output = new ModelOutput { Score = 7 } });
        client.RecordPrediction(new PredictionRecord { Id = "r-2", Model = "client-rejects", Version = "1", Output = new ModelOutput { Score = 0.7 } });
        await client.FlushAsync(Cancellation);

        Assert.Equal((1, 1), (client.Statistics.Delivered, client.Statistics.Rejected));
    }

    [Fact]
    public async Task It_assigns_as_the_service_does_records_exposures_once_and_also_while_the_service_is_away()
    {
        using var direct = service.Client();
        var definition = new
        {
            key = "client-side",
            hypothesis = "People buy more.",
            owner = "tests",
            status = "running",
            start = "2026-01-01T00:00:00Z",
            coverage = 0.8,
            variants = new[] { new { key = "control", weight = 0.5 }, new { key = "shorter", weight = 0.5 } },
            targeting = new[] { new { attribute = "country", op = "in", values = new[] { "DE", "AT" } } },
            primaryMetric = "bought",
        };
        await direct.PutAsJsonAsync("/v1/experiments/metrics/bought", new { title = "Members who buy", kind = "proportion", records = new { @event = "purchase" }, unit = "share" }, Cancellation);
        using var put = await direct.PutAsJsonAsync("/v1/experiments/client-side", definition, Cancellation);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Cancellation));
        var attributes = new Dictionary<string, JsonElement> { ["country"] = JsonSerializer.SerializeToElement("DE") };
        List<string?> own = [];
        await using (var client = Client())
        {
            while (client.Assign("client-side", new UnitIds("warm-up"), attributes) is null && client.Assign("client-side", new UnitIds("warm-up-2"), attributes) is null && client.Assign("client-side", new UnitIds("warm-up-3"), attributes) is null)
                await Task.Delay(10, Cancellation);
            var recorded = client.Statistics.Recorded;
            for (var at = 0; at < 200; at++) own.Add(client.Assign("client-side", new UnitIds($"unit-{at}"), attributes));
            for (var at = 0; at < 200; at++) Assert.Equal(own[at], client.Assign("client-side", new UnitIds($"unit-{at}"), attributes));
            Assert.Equal(own.Count(variant => variant is not null), client.Statistics.Recorded - recorded);
            Assert.Null(client.Assign("client-side", new UnitIds("unit-1")));
            Assert.Null(client.Assign("no-such", new UnitIds("unit-1"), attributes));
        }

        var asked = await direct.PostAsJsonAsync("/v1/experiments/assign/batch", new { items = Enumerable.Range(0, 200).Select(at => new { subject = $"unit-{at}", attributes, record = false }) }, Cancellation);
        var told = (await asked.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("assignments").EnumerateArray().Single(one => one.GetProperty("experiment").GetString() == "client-side"))
            .Select(one => one.GetProperty("outcome").GetString() == "assigned" ? one.GetProperty("variant").GetString() : null);
        Assert.Equal(told, own);
        Assert.Contains(null, own);

        await using var away = Client(options => options.Address = new Uri("http://127.0.0.1:9"));
        string? kept = null;
        for (var attempt = 0; kept is null && attempt < 1_000; attempt++)
        {
            await Task.Delay(10, Cancellation);
            kept = away.Assign("client-side", new UnitIds($"unit-{own.FindIndex(variant => variant is not null)}"), attributes);
        }

        Assert.Equal(own.First(variant => variant is not null), kept);
    }

    [Fact]
    public async Task An_answer_to_a_unit_that_was_given_its_variant_by_hand_does_not_count()
    {
        using var direct = service.Client();
        var start = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        var definition = new
        {
            hypothesis = "People buy more.",
            status = "running",
            start,
            variants = new[] { new { key = "control", weight = 0.5 }, new { key = "shorter", weight = 0.5 } },
            overrides = new[] { new { unit = "tester", variant = "shorter" } },
            primaryMetric = "by-hand-bought",
        };
        await direct.PutAsJsonAsync("/v1/experiments/metrics/by-hand-bought", new { kind = "proportion", records = new { @event = "purchase" } }, Cancellation);
        using var put = await direct.PutAsJsonAsync("/v1/experiments/by-hand", definition, Cancellation);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Cancellation));
        var consents = new[] { "tester", "member" }.Select(subject => new { subject, purposes = new[] { "analytics" }, source = "test", timestamp = start });
        using var agreed = await direct.PostAsJsonAsync("/v1/consents/batch", new { items = consents }, Cancellation);
        Assert.True(agreed.IsSuccessStatusCode, await agreed.Content.ReadAsStringAsync(Cancellation));

        await using (var client = Client())
        {
            while (client.Assign("by-hand", new UnitIds("tester")) is null) await Task.Delay(10, Cancellation);
            foreach (var subject in new[] { "tester", "member" })
            {
                var variant = client.Assign("by-hand", new UnitIds(subject))!;
                client.RecordPrediction(new PredictionRecord { Id = "h-" + subject, Model = "by-hand", Version = "1", Subject = subject, Output = new ModelOutput { Score = 0.5 }, Experiment = new("by-hand", variant) });
            }

            await client.FlushAsync(Cancellation);
        }

        var results = await direct.GetFromJsonAsync<JsonElement>("/v1/experiments/by-hand/results?deep=false", Cancellation);
        Assert.Equal(1, results.GetProperty("sampleRatios")[0].GetProperty("units").EnumerateObject().Sum(units => units.Value.GetInt32()));
    }

    /// <summary>A queue that is full loses no unit for good, and attributes that the service would refuse lose none at all.</summary>
    [Fact]
    public async Task Every_unit_is_exposed_also_where_the_queue_was_full_and_attributes_are_too_long_or_too_many()
    {
        const int Units = 200;
        using var direct = service.Client();
        var start = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        await direct.PutAsJsonAsync("/v1/experiments/metrics/flood-bought", new { kind = "proportion", records = new { @event = "purchase" } }, Cancellation);
        var definition = new
        {
            hypothesis = "People buy more.",
            status = "running",
            start,
            primaryMetric = "flood-bought",
            segments = new[] { "segments.country" },
            variants = new[] { new { key = "control", weight = 0.5 }, new { key = "shorter", weight = 0.5 } },
        };
        using var put = await direct.PutAsJsonAsync("/v1/experiments/flood", definition, Cancellation);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Cancellation));
        string[] units = [.. Enumerable.Range(0, Units).Select(at => $"flood-{at}")];
        using var agreed = await direct.PostAsJsonAsync("/v1/consents/batch", new { items = units.Select(subject => new { subject, purposes = new[] { "analytics" }, source = "test", timestamp = start }) }, Cancellation);
        Assert.True(agreed.IsSuccessStatusCode, await agreed.Content.ReadAsStringAsync(Cancellation));
        var attributes = Enumerable.Range(0, 60).ToDictionary(at => $"a{at}", at => JsonSerializer.SerializeToElement(at == 7 ? new string('x', 500) : "v"));
        attributes[new string('k', 300)] = JsonSerializer.SerializeToElement("v");

        await using var client = Client(options => options.QueueRecords = 4);
        while (client.Assign("flood", new UnitIds(units[0]), attributes) is null) await Task.Delay(10, Cancellation);
        for (var round = 0; client.Statistics.Recorded < Units; round++)
        {
            foreach (var unit in units) client.Assign("flood", new UnitIds(unit), attributes);
            Assert.True(round > 0 || client.Statistics.Dropped > 0, "The queue was never full.");
            Assert.True(round < 5_000, $"{client.Statistics}");
            await Task.Delay(1, Cancellation);
        }

        await client.FlushAsync(Cancellation);

        Assert.Equal((Units, 0), (client.Statistics.Delivered, client.Statistics.Rejected));
        var results = await direct.GetFromJsonAsync<JsonElement>("/v1/experiments/flood/results?deep=false", Cancellation);
        Assert.Equal(Units, results.GetProperty("sampleRatios")[0].GetProperty("units").EnumerateObject().Sum(one => one.Value.GetInt32()));
    }

    [Fact]
    public async Task The_rules_of_the_service_judge_an_answer_before_it_is_shown()
    {
        using var direct = service.Client();
        await using var client = Client();
        client.RecordPrediction(new PredictionRecord { Id = "e-0", Model = "judged", Version = "1", Output = new ModelOutput { Score = 0.5 } });
        await client.FlushAsync(Cancellation);
        var rule = new { id = "sure", when = "output.score > 0.9", verdict = "blocked", severity = "high", category = "certainty", message = "Nobody is that sure." };
        using var saved = await direct.PutAsJsonAsync("/v1/safety/rails/judged", new { rules = new[] { rule } }, Cancellation);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync(Cancellation));

        var verdict = await client.EvaluateSafetyAsync(new PredictionRecord { Id = "e-1", Model = "judged", Version = "1", Output = new ModelOutput { Score = 0.95 } }, Cancellation);

        Assert.Equal(("blocked", "sure"), (verdict.Verdict, verdict.Hits.Single().Rule));
    }

    [Fact]
    public async Task It_is_a_service_of_its_host()
    {
        await using var provider = new ServiceCollection()
            .AddLogging()
            .AddAnalyticsClient(options => (options.Address, options.Key, options.SpoolFolder) = (service.ClientOptions.BaseAddress, RunningService.AdminKey, folder.FullName))
            .BuildServiceProvider();
        var client = provider.GetRequiredService<AnalyticsClient>();

        client.RecordPrediction(new PredictionRecord { Id = "di-1", Model = "client-hosted", Version = "1", Output = new ModelOutput { Score = 0.5 } });
        await client.FlushAsync(Cancellation);

        Assert.Equal(1, client.Statistics.Delivered);
    }

    [Fact]
    public async Task A_question_that_is_refused_says_why()
    {
        using var queries = new AnalyticsQueries(service.ClientOptions.BaseAddress, RunningService.AdminKey);

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => queries.ScorecardAsync("no-such-model", cancellationToken: Cancellation));

        Assert.Contains("There is no model of this name", refusal.Message, StringComparison.Ordinal);
    }

    private AnalyticsClient Client(Action<AnalyticsClientOptions>? configure = null)
    {
        var options = new AnalyticsClientOptions
        {
            Address = service.ClientOptions.BaseAddress,
            Key = RunningService.AdminKey,
            SpoolFolder = folder.FullName,
            BatchDelay = TimeSpan.FromMilliseconds(10),
            LongestPause = TimeSpan.FromMilliseconds(100),
            FlushOnDispose = TimeSpan.FromSeconds(2),
            ExperimentsEvery = TimeSpan.FromMilliseconds(200),
        };
        configure?.Invoke(options);
        return new AnalyticsClient(options);
    }
}

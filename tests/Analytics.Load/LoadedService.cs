using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Contracts.Models;
using Analytics.Contracts.Privacy;
using Analytics.Contracts.Recording;
using Analytics.Contracts.Reporting;

namespace Analytics.Load;

/// <summary>The service under load, by its public API.</summary>
internal sealed class LoadedService : IDisposable
{
    private readonly HttpClient http;

    public LoadedService(Uri address, string key)
    {
        http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        (Address, Key) = (address, key);
    }

    public Uri Address { get; }

    public string Key { get; }

    /// <summary>Registers the model and the consents of its members.</summary>
    public async Task PrepareAsync(string model, CancellationToken cancellationToken)
    {
        var version = new ModelVersion { Task = ModelTask.Binary, Owner = "load", Features = Features() };
        using var registered = await http.PutAsJsonAsync($"/v1/models/{model}/versions/1", version, cancellationToken);
        registered.EnsureSuccessStatusCode();
        var consents = new RecordBatch<ConsentBatchItem>
        {
            Items = [.. Enumerable.Range(0, PredictionTemplates.Members).Select(number =>
                new ConsentBatchItem { Subject = PredictionTemplates.Member(number), Purposes = ["analytics"], Source = "load" })],
        };
        using var consented = await http.PostAsJsonAsync("/v1/consents/batch", consents, cancellationToken);
        consented.EnsureSuccessStatusCode();
    }

    /// <summary>Puts so many rules in force, each of which looks at two features and the answer.</summary>
    public async Task SaveRailsAsync(string model, int rules, CancellationToken cancellationToken)
    {
        var draft = new
        {
            rules = Enumerable.Range(0, rules).Select(rule => new
            {
                id = $"rule-{rule}",
                when = $"features.sessions_30d > {rule % 40} and features.plan = 'basic' and output.score > 0.9",
                verdict = "violation",
                severity = "high",
                category = "overload",
                message = "Too much for a beginner.",
            }),
        };
        using var saved = await http.PutAsJsonAsync($"/v1/safety/rails/{model}", draft, cancellationToken);
        if (!saved.IsSuccessStatusCode) throw new InvalidOperationException(await saved.Content.ReadAsStringAsync(cancellationToken));
    }

    public async Task<Scorecard> ScorecardAsync(string model, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<Scorecard>($"/v1/models/{model}/scorecard?{Window(from, to)}", JsonSerializerOptions.Web, cancellationToken))!;

    public async Task<Ledger> LedgerAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<Ledger>($"/v1/ledger?{Window(from, to)}", JsonSerializerOptions.Web, cancellationToken))!;

    /// <summary>Time of a page, whole; from the store: with no figures that were made before.</summary>
    public Task<TimeSpan> TimePageAsync(string path, bool fromStore, CancellationToken cancellationToken) => TimeAsync(async () =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        if (fromStore) request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    });

    /// <summary>Time of one call.</summary>
    public static async Task<TimeSpan> TimeAsync(Func<Task> call)
    {
        var start = Stopwatch.GetTimestamp();
        await call();
        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose() => http.Dispose();

    private static string Window(DateTimeOffset from, DateTimeOffset to) => $"from={from.UtcDateTime:O}&to={to.UtcDateTime:O}";

    private static FeatureDefinition[] Features() =>
    [
        .. new[] { "tenure_months", "sessions_30d", "days_since_last_session", "coach_messages", "discount" }
            .Select(name => new FeatureDefinition { Name = name, Type = FeatureType.Numeric, Min = 0, Max = 1_000 }),
        new FeatureDefinition { Name = "trial", Type = FeatureType.Boolean },
        new FeatureDefinition { Name = "plan", Type = FeatureType.Categorical },
        new FeatureDefinition { Name = "country", Type = FeatureType.Categorical },
    ];
}

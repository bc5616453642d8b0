using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Analytics.Contracts.Dashboards;
using Analytics.Contracts.Experiments;
using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Contracts.Safety;

namespace Analytics.Client;

/// <summary>Asks the service for figures, as records. Needs a key with the scope query:read. Thread-safe.</summary>
public sealed class AnalyticsQueries : IDisposable
{
    private readonly HttpClient service;

    /// <summary>Connects to a service.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="key">Key with the scope query:read.</param>
    public AnalyticsQueries(Uri address, string key)
    {
        ArgumentNullException.ThrowIfNull(address);
        service = new HttpClient { BaseAddress = address };
        service.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        service.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>Everything at one glance.</summary>
    /// <exception cref="HttpRequestException">The service refused; the message says why.</exception>
    public Task<Overview> OverviewAsync(CancellationToken cancellationToken = default) => GetAsync<Overview>("/v1/overview", cancellationToken);

    /// <summary>The models that the service knows.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public Task<IReadOnlyList<ModelSummary>> ModelsAsync(CancellationToken cancellationToken = default) => GetAsync<IReadOnlyList<ModelSummary>>("/v1/models", cancellationToken);

    /// <summary>Scorecard of a model; without a window the last 30 days.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public Task<Scorecard> ScorecardAsync(string model, TimeRange? window = null, string? version = null, CancellationToken cancellationToken = default) =>
        GetAsync<Scorecard>(Of(model, "scorecard", window, version), cancellationToken);

    /// <summary>What changed in the inputs and answers of a model.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public Task<DriftReport> DriftAsync(string model, TimeRange? window = null, string? version = null, CancellationToken cancellationToken = default) =>
        GetAsync<DriftReport>(Of(model, "drift", window, version), cancellationToken);

    /// <summary>How well a model does, and how well it is estimated to do before labels come.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public Task<PerformanceReport> PerformanceAsync(string model, TimeRange? window = null, string? version = null, CancellationToken cancellationToken = default) =>
        GetAsync<PerformanceReport>(Of(model, "performance", window, version), cancellationToken);

    /// <summary>Which features, segments and versions explain a change.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public Task<Explanation> ExplainAsync(string model, TimeRange? window = null, string? version = null, CancellationToken cancellationToken = default) =>
        GetAsync<Explanation>(Of(model, "explain", window, version), cancellationToken);

    /// <summary>How safe a model is.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public Task<SafetyReport> SafetyAsync(string model, TimeRange? window = null, string? version = null, CancellationToken cancellationToken = default) =>
        GetAsync<SafetyReport>(Of(model, "safety", window, version), cancellationToken);

    /// <summary>Results of an experiment with its verdict. The look is logged.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public Task<ExperimentResults> ResultsAsync(string experiment, CancellationToken cancellationToken = default) =>
        GetAsync<ExperimentResults>($"/v1/experiments/{Uri.EscapeDataString(experiment)}/results", cancellationToken);

    /// <summary>Plans an experiment.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public Task<PlanAnswer> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default) => PostAsync<PlanRequest, PlanAnswer>("/v1/experiments/plan", request, cancellationToken);

    /// <summary>Answers one measure, by time and by up to three fields.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public Task<MeasureResult> QueryAsync(MeasureQuery query, CancellationToken cancellationToken = default) => PostAsync<MeasureQuery, MeasureResult>("/v1/query", query, cancellationToken);

    /// <summary>Any other answer of the service, read as <typeparamref name="T"/>.</summary>
    /// <inheritdoc cref="OverviewAsync" path="/exception"/>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken = default)
    {
        using var response = await service.GetAsync(path, cancellationToken);
        return await ReadAsync<T>(response, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => service.Dispose();

    private static string Of(string model, string figures, TimeRange? window, string? version)
    {
        List<string> parts = [];
        if (window is not null) parts.AddRange([$"from={Time(window.From)}", $"to={Time(window.To)}"]);
        if (version is not null) parts.Add($"version={Uri.EscapeDataString(version)}");
        return $"/v1/models/{Uri.EscapeDataString(model)}/{figures}{(parts.Count == 0 ? "" : "?" + string.Join('&', parts))}";
    }

    private static string Time(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O", CultureInfo.InvariantCulture));

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{response.RequestMessage?.RequestUri?.AbsolutePath} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}", null, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<T>(ClientJson.Options, cancellationToken))!;
    }

    private async Task<TAnswer> PostAsync<TBody, TAnswer>(string path, TBody body, CancellationToken cancellationToken)
    {
        using var response = await service.PostAsJsonAsync(path, body, ClientJson.Options, cancellationToken);
        return await ReadAsync<TAnswer>(response, cancellationToken);
    }
}

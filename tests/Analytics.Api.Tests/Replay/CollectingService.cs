using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Api.Verbs;
using Analytics.Contracts.Recording;

namespace Analytics.Api.Tests.Replay;

/// <summary>Stands in for the service at the outer edge: keeps what was sent and accepts it all.</summary>
internal sealed class CollectingService : HttpMessageHandler
{
    private readonly List<(string Path, JsonElement Body)> requests = [];

    /// <summary>Answers to give before accepting, one a request.</summary>
    public Queue<HttpResponseMessage> FirstAnswers { get; } = [];

    public RecordSender Sender(TimeProvider clock) => new(new HttpClient(this) { BaseAddress = new Uri("http://service") }, clock);

    public IEnumerable<JsonElement> Bodies(string path) => requests.Where(request => request.Path == path).Select(request => request.Body);

    public List<JsonElement> Items(string path) => [.. Bodies(path).SelectMany(body => body.GetProperty("items").EnumerateArray())];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (FirstAnswers.TryDequeue(out var answer)) return answer;
        var body = await request.Content!.ReadFromJsonAsync<JsonElement>(cancellationToken);
        requests.Add((request.RequestUri!.AbsolutePath, body));
        var items = body.TryGetProperty("items", out var array) ? array.GetArrayLength() : 0;
        return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = JsonContent.Create(new IngestResponse { Accepted = items, Duplicates = 0 }) };
    }
}

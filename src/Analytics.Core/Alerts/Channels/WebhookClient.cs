using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Analytics.Core.Alerts.Delivery;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts.Channels;

/// <summary>Posts to webhooks. It connects to no forbidden address, whatever the name says, and follows no redirects.</summary>
internal sealed class WebhookClient : IDisposable
{
    private const int LongestDetail = 200;
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private readonly HttpClient client;
    private readonly AlertOptions options;
    private readonly TimeProvider clock;

    public WebhookClient(IOptions<AlertOptions> options, TimeProvider clock)
    {
        (this.options, this.clock) = (options.Value, clock);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 16,
        };
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 64 * 1024 };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Analytics", "1"));
    }

    /// <summary>Posts JSON; what the other side said.</summary>
    /// <exception cref="DeliveryException">It was not reached, or did not answer 2xx.</exception>
    public async Task<string> PostAsync(
        string address, byte[] json, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var said = await SaidAsync(response, cancellationToken);
            return response.IsSuccessStatusCode ? said : throw Refused(response, said);
        }
        catch (HttpRequestException e)
        {
            throw new DeliveryException(e.InnerException is DeliveryException forbidden ? forbidden.Message : $"The other side was not reached ({e.HttpRequestError}).",
                isTransient: e.InnerException is not DeliveryException, inner: e);
        }
    }

    public void Dispose() => client.Dispose();

    private static async Task<string> SaidAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = new string([.. (await response.Content.ReadAsStringAsync(cancellationToken)).Take(LongestDetail).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return $"{(int)response.StatusCode} {text}".Trim();
    }

    private DeliveryException Refused(HttpResponseMessage response, string said)
    {
        var isTransient = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        var bounded = wait is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, LongestRetryAfter.Ticks)) : wait;
        return new DeliveryException($"The other side answered {said}.", isTransient, bounded);
    }

    // The name is looked up here and the address checked that is connected to, so a name can't change its mind in between.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = addresses.Where(address => options.AllowLocalAddresses || !WebhookAddress.IsLocal(address)).ToArray();
        if (allowed.Length == 0)
            throw new DeliveryException("The address leads to this machine or a link-local address, which is not allowed.", isTransient: false);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Measures;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts.Channels;

/// <summary>
/// Any receiver of JSON: the notification as it is. <c>Analytics-Timestamp</c> is the time of the attempt in seconds since 1970,
/// <c>Analytics-Signature</c> is <c>v1=</c> and the HMAC-SHA-256, in lower-case hexadecimal digits, of timestamp, full stop and body under the secret;
/// <c>Analytics-Notice</c> is the id of the notification, the same in every attempt.
/// </summary>
internal sealed class WebhookSender(WebhookClient client, IOptions<AlertOptions> options, TimeProvider clock) : IChannelSender
{
    private const int ShortestSecret = 16;
    private const int LongestSecret = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ChannelKind Kind => ChannelKind.Webhook;

    public void Check(AlertChannel channel, FaultList faults)
    {
        WebhookAddress.Check(channel.Url, options.Value, faults);
        if (channel.Secret is not { Length: >= ShortestSecret and <= LongestSecret })
            faults.Add("/secret", $"Must be {ShortestSecret} to {LongestSecret} characters.");
    }

    public Task<string> SendAsync(AlertChannel channel, AlertNotice notice, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(notice, Json);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Dictionary<string, string> headers = new()
        {
            ["Analytics-Timestamp"] = timestamp,
            ["Analytics-Signature"] = Signature(channel.Secret!, timestamp, body),
            ["Analytics-Notice"] = notice.Id,
        };
        return client.PostAsync(channel.Url!, body, headers, cancellationToken);
    }

    private static string Signature(string secret, string timestamp, byte[] body) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(timestamp + "."), .. body]));
}

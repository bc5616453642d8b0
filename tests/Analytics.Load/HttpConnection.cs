using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Analytics.Load;

/// <summary>One HTTP/1.1 connection that sends ready-made requests. It does next to nothing, so that the load comes from the service.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[16 * 1024];

    public static async Task<HttpConnection> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var connection = new HttpConnection();
        await connection.socket.ConnectAsync(address.Host, address.Port, cancellationToken);
        return connection;
    }

    /// <summary>Sends a request and reads its answer to the end; the result is its status.</summary>
    public async ValueTask<int> ExchangeAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request[sent..], cancellationToken);
        for (var filled = 0; ;)
        {
            if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0) throw new IOException("The service closed the connection.");
            filled += read;
            if (IsWhole(buffer.AsSpan(0, filled))) return int.Parse(buffer.AsSpan(9, 3), CultureInfo.InvariantCulture);
        }
    }

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headerEnd = answer.IndexOf("\r\n\r\n"u8);
        if (headerEnd < 0) return false;
        var header = Encoding.ASCII.GetString(answer[..headerEnd]);
        var body = answer[(headerEnd + 4)..];
        const string Length = "\r\nContent-Length: ";
        var at = header.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return body.EndsWith("0\r\n\r\n"u8);
        var digits = header.AsSpan(at + Length.Length);
        var end = digits.IndexOf('\r');
        return body.Length >= int.Parse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture);
    }
}

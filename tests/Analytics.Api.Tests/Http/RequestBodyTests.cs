using System.IO.Compression;
using System.Text;
using Analytics.Api.Http;
using Microsoft.AspNetCore.Http;
using Xunit;
using ZstdSharp;

namespace Analytics.Api.Tests.Http;

public sealed class RequestBodyTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("""{"items":[{"id":"a"},{"id":"b"}]}""");

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("GZIP")]
    public async Task A_body_comes_back_as_it_went_in(string? coding)
    {
        using var body = await RequestBody.ReadAsync(Request(Encode(Text, coding), coding), TestContext.Current.CancellationToken);

        Assert.Equal(Text, body.Memory.ToArray());
    }

    [Fact]
    public async Task A_body_of_unknown_length_grows_as_it_is_read()
    {
        var large = Enumerable.Range(0, 200_000).Select(i => (byte)i).ToArray();
        var request = Request(large, null);
        request.ContentLength = null;

        using var body = await RequestBody.ReadAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(large, body.Memory.ToArray());
    }

    [Theory]
    [InlineData("compress")]
    [InlineData("gzip, br")]
    public async Task An_unknown_coding_is_told_so(string coding) => Assert.Equal(415, await StatusOf(Request(Text, coding)));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_body_that_is_not_in_its_coding_is_malformed(string coding) => Assert.Equal(400, await StatusOf(Request(Text, coding)));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_bomb_is_refused_by_its_ratio(string coding)
    {
        var bomb = Encode(new byte[10_000_000], coding);

        Assert.Equal(413, await StatusOf(Request(bomb, coding)));
    }

    [Fact]
    public async Task More_than_twenty_mebibytes_decoded_are_refused_whatever_the_ratio()
    {
        // One random byte in forty compresses to about a thirtieth.
        var chance = new Random(1);
        var line = new byte[21 * 1024 * 1024];
        for (var i = 0; i < line.Length; i += 40)
            line[i] = (byte)chance.Next(256);

        var body = Encode(line, "gzip");
        Assert.InRange(line.Length / (double)body.Length, 1, 100);

        Assert.Equal(413, await StatusOf(Request(body, "gzip")));
    }

    [Fact]
    public async Task More_than_five_mebibytes_on_the_wire_are_refused_before_reading()
    {
        var request = Request([], null);
        request.ContentLength = BodyLimits.Wire + 1;

        Assert.Equal(413, await StatusOf(request));
    }

    [Fact]
    public async Task More_than_five_mebibytes_without_a_length_are_refused_while_reading()
    {
        var request = Request(new byte[BodyLimits.Wire + 1], null);
        request.ContentLength = null;

        Assert.Equal(413, await StatusOf(request));
    }

    [Fact]
    public async Task Exactly_five_mebibytes_are_taken()
    {
        using var body = await RequestBody.ReadAsync(Request(new byte[BodyLimits.Wire], null), TestContext.Current.CancellationToken);

        Assert.Equal(BodyLimits.Wire, body.Length);
    }

    private static async Task<int> StatusOf(HttpRequest request) =>
        (await Assert.ThrowsAsync<BadHttpRequestException>(() => RequestBody.ReadAsync(request, TestContext.Current.CancellationToken))).StatusCode;

    private static HttpRequest Request(byte[] body, string? coding)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body);
        request.ContentLength = body.Length;
        if (coding is not null)
            request.Headers.ContentEncoding = coding;
        return request;
    }

    private static byte[] Encode(byte[] body, string? coding)
    {
        using var encoded = new MemoryStream();
        using (Stream stream = coding?.ToLowerInvariant() switch
        {
            "gzip" => new GZipStream(encoded, CompressionLevel.Optimal),
            "br" => new BrotliStream(encoded, CompressionLevel.Fastest),
            "zstd" => new CompressionStream(encoded),
            _ => encoded,
        })
        {
            stream.Write(body);
        }

        return encoded.ToArray();
    }
}

using System.Text;
using Analytics.Api.Access;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Analytics.Api.Tests.Access;

public sealed class PresentedKeyTests
{
    [Theory]
    [InlineData("Bearer abc", "abc")]
    [InlineData("bearer abc", "abc")]
    [InlineData("Digest abc", null)]
    [InlineData("Basic !!", null)]
    public void The_authorization_header_is_read(string header, string? key)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = header;

        Assert.Equal(key, PresentedKey.Of(request));
    }

    [Theory]
    [InlineData("abc:", "abc")]
    [InlineData(":abc", "abc")]
    [InlineData("abc", "abc")]
    [InlineData("abc:ignored", "abc")]
    public void Basic_takes_the_key_as_user_or_password(string pair, string key)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));

        Assert.Equal(key, PresentedKey.Of(request));
    }

    [Fact]
    public void The_key_header_is_read()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[PresentedKey.Header] = "abc";

        Assert.Equal("abc", PresentedKey.Of(request));
    }

    [Fact]
    public void No_header_is_no_key() => Assert.False(PresentedKey.In(new DefaultHttpContext().Request));
}

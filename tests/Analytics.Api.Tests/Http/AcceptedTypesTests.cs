using Analytics.Api.Http;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Analytics.Api.Tests.Http;

public sealed class AcceptedTypesTests
{
    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("text/html", true)]
    [InlineData("application/json", false)]
    [InlineData("application/json, text/html;q=0.5", false)]
    [InlineData("*/*", false)]
    [InlineData("", false)]
    [InlineData("nonsense", false)]
    public void A_page_is_for_those_who_ask_for_one_by_name(string accept, bool page)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Accept = accept;

        Assert.Equal(page, request.WantsPage());
    }
}

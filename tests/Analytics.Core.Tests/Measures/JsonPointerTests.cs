using Analytics.Core.Measures;
using Xunit;

namespace Analytics.Core.Tests.Measures;

public sealed class JsonPointerTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("$", "")]
    [InlineData("$.task", "/task")]
    [InlineData("$.features[2].name", "/features/2/name")]
    [InlineData("$[0].id", "/0/id")]
    [InlineData("$['a.b'].c", "/a.b/c")]
    [InlineData("$['a/b']", "/a~1b")]
    public void A_path_becomes_a_pointer(string? path, string pointer) => Assert.Equal(pointer, JsonPointer.OfPath(path));
}

using System.Text.Json;

namespace Analytics.Statistics.Tests.Reference;

public sealed class ReferenceTests
{
    public static TheoryData<string> Ids => [.. ReferenceFolder.Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Agrees_with_the_figures_of_another_package(string id)
    {
        var each = ReferenceFolder.Cases[id];
        if (ReferenceTable.OutOfScope.TryGetValue(each.Algorithm, out var reason)) Assert.Skip(reason);
        Assert.True(ReferenceTable.Calls.TryGetValue(each.Algorithm, out var call), $"No call for the algorithm {each.Algorithm}.");

        var actual = JsonSerializer.SerializeToElement(call(each), ReferenceFolder.Json);

        Assert.Empty(ReferenceComparison.Differences(each.Expected, actual, each.Tolerance));
    }
}

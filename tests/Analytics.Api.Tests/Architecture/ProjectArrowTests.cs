using System.Xml.Linq;
using Xunit;

namespace Analytics.Api.Tests.Architecture;

public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Analytics.Statistics"] = [],
        ["Analytics.Learning"] = ["Analytics.Statistics"],
        ["Analytics.Contracts"] = [],
        ["Analytics.Core"] = ["Analytics.Contracts", "Analytics.Statistics", "Analytics.Learning"],
        ["Analytics.Storage"] = ["Analytics.Core"],
        ["Analytics.Api"] = ["Analytics.Core", "Analytics.Storage"],
        ["Analytics.Client"] = ["Analytics.Contracts"],
        ["Analytics.Client.Frames"] = ["Analytics.Contracts"],
    };

    public static TheoryData<string> Projects => new(Repository.Projects("src").Select(path => Path.GetFileNameWithoutExtension(path)!));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_it_may(string project)
    {
        var references = Elements(project, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include)!);

        Assert.True(Allowed.ContainsKey(project), $"{project} is a ninth project: it needs a decision record and a line here.");
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Theory]
    [InlineData("Analytics.Contracts")]
    [InlineData("Analytics.Client")]
    [InlineData("Analytics.Client.Frames")]
    public void What_a_caller_takes_in_brings_no_packages_of_ours(string project)
    {
        if (!Repository.Projects("src").Any(path => path.Contains(project, StringComparison.Ordinal))) return;

        Assert.DoesNotContain(Elements(project, "PackageReference"), package => package.StartsWith("Analytics", StringComparison.Ordinal));
    }

    [Fact]
    public void Statistics_takes_no_package_but_the_two_numeric_ones()
    {
        Assert.Equal(["MathNet.Numerics", "System.Numerics.Tensors"], Elements("Analytics.Statistics", "PackageReference").Order());
    }

    [Fact]
    public void Only_storage_names_a_database_driver()
    {
        string[] drivers = ["DuckDB.NET", "LiteDB", "Npgsql", "ClickHouse", "StackExchange.Redis", "Confluent.Kafka"];

        var users = Repository.Projects("src")
            .Where(path => XDocument.Load(path).Descendants("PackageReference").Any(package =>
                drivers.Any(driver => package.Attribute("Include")!.Value.StartsWith(driver, StringComparison.Ordinal))))
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(["Analytics.Storage"], users);
    }

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument.Load(Repository.Projects("src").Single(path => Path.GetFileNameWithoutExtension(path) == project))
            .Descendants(name).Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'));
}

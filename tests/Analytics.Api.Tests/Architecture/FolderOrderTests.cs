using System.Reflection;
using Analytics.Core.Ports;
using NetArchTest.Rules;
using Xunit;

namespace Analytics.Api.Tests.Architecture;

public sealed class FolderOrderTests
{
    /// <summary>Folders of Core, left to right; those of one group never see one another.</summary>
    private static readonly string[][] Order =
    [
        ["Ports", "Registry"],
        ["Privacy"],
        ["Ingestion"],
        ["Measures"],
        ["Findings"],
        ["Quality"],
        ["Anomalies", "Drift", "Performance", "Safety", "Experiments", "Audience", "Business", "Forecasts"],
        ["Explanations"],
        ["Monitors"],
        ["Alerts"],
        ["Dashboards", "Reports"],
        ["Scheduling"],
    ];

    private static readonly Assembly Core = typeof(IEventLog).Assembly;

    public static TheoryData<string> Folders => new(Order.SelectMany(group => group));

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_of_core_looks_left_only(string folder)
    {
        var at = Array.FindIndex(Order, group => group.Contains(folder));
        var forbidden = Order.Skip(at + 1).SelectMany(group => group)
            .Concat(at == 0 ? (folder == "Ports" ? ["Registry"] : []) : Order[at].Where(other => other != folder))
            .Select(name => $"Analytics.Core.{name}").ToArray();

        var result = Types.InAssembly(Core).That().ResideInNamespace($"Analytics.Core.{folder}").ShouldNot().HaveDependencyOnAny(forbidden).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Every_folder_of_core_has_its_place_in_the_order()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Analytics.Core")).Select(path => Path.GetFileName(path)!);

        Assert.Empty(folders.Except(Order.SelectMany(group => group)).Except(["bin", "obj"]));
    }

    [Fact]
    public void Only_the_composition_of_the_api_names_the_stores()
    {
        var result = Types.InAssembly(typeof(Program).Assembly)
            .That().DoNotResideInNamespace("Analytics.Api.Stores").ShouldNot().HaveDependencyOnAny("Analytics.Storage").GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}

using Analytics.Contracts.Models;
using Analytics.Core.Tests.Ingestion;
using Xunit;

namespace Analytics.Core.Tests.Registry;

public sealed class ModelVersionRulesTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    public static TheoryData<string, ModelVersion> FaultyVersions => new()
    {
        { "/model", Valid with { Model = "a/b" } },
        { "/version", Valid with { Version = "" } },
        { "/version", Valid with { Version = new string('1', 101) } },
        { "/task", Valid with { Task = (ModelTask)9, Classes = null, Threshold = null } },
        { "/owner", Valid with { Owner = new string('x', 201) } },
        { "/classes", Valid with { Classes = ["one"] } },
        { "/classes", Valid with { Classes = ["one", "two", "three"] } },
        { "/classes", Valid with { Task = ModelTask.Multiclass, Threshold = null, Classes = null } },
        { "/classes", Valid with { Task = ModelTask.Regression, Threshold = null } },
        { "/classes/1", Valid with { Classes = ["one", "one"] } },
        { "/classes/0", Valid with { Classes = ["", "one"] } },
        { "/threshold", Valid with { Threshold = 0 } },
        { "/threshold", Valid with { Threshold = 1 } },
        { "/threshold", Valid with { Threshold = double.NaN } },
        { "/threshold", Valid with { Task = ModelTask.Ranking, Classes = null } },
        { "/reference", Valid with { Reference = new ReferenceWindow() } },
        { "/reference", Valid with { Reference = new ReferenceWindow { From = Intake.Now, To = Intake.Now.AddDays(1), DataSet = "d" } } },
        { "/reference/to", Valid with { Reference = new ReferenceWindow { From = Intake.Now, To = Intake.Now } } },
        { "/reference/to", Valid with { Reference = new ReferenceWindow { From = Intake.Now } } },
        { "/reference/dataSet", Valid with { Reference = new ReferenceWindow { DataSet = "" } } },
        { "/features", Valid with { Features = [.. Enumerable.Range(0, 201).Select(i => Some.Tenure with { Name = $"f{i}" })] } },
        { "/features", Valid with { Features = null! } },
        { "/features/0", Valid with { Features = [null!] } },
        { "/features/0/name", Valid with { Features = [Some.Tenure with { Name = "" }] } },
        { "/features/1/name", Valid with { Features = [Some.Tenure, Some.Tenure] } },
        { "/features/0/type", Valid with { Features = [new FeatureDefinition { Name = "f", Type = (FeatureType)9 }] } },
        { "/features/0/unit", Valid with { Features = [Some.Tenure with { Unit = new string('m', 51) }] } },
        { "/features/0/min", Valid with { Features = [Some.Tenure with { Min = 2, Max = 1 }] } },
        { "/features/0/min", Valid with { Features = [Some.Plan with { Min = 2 }] } },
        { "/features/0/max", Valid with { Features = [Some.Tenure with { Max = double.PositiveInfinity }] } },
        { "/features/0/categories", Valid with { Features = [Some.Plan with { Categories = [] }] } },
        { "/features/0/categories", Valid with { Features = [Some.Tenure with { Categories = ["a"] }] } },
        { "/features/0/categories/1", Valid with { Features = [Some.Plan with { Categories = ["a", "a"] }] } },
        { "/features/0/dimension", Valid with { Features = [Some.Taste with { Dimension = null }] } },
        { "/features/0/dimension", Valid with { Features = [Some.Taste with { Dimension = 4097 }] } },
        { "/features/0/dimension", Valid with { Features = [Some.Tenure with { Dimension = 3 }] } },
    };

    [Theory]
    [MemberData(nameof(FaultyVersions), DisableDiscoveryEnumeration = true)]
    public async Task A_faulty_version_is_not_stored(string pointer, ModelVersion version)
    {
        var faults = await intake.Registry.RegisterAsync(version, TestContext.Current.CancellationToken);

        Assert.Equal(pointer, Assert.Single(faults).Key);
        Assert.Empty(intake.Registry.List());
    }

    [Fact]
    public async Task A_full_version_is_stored()
    {
        var version = Valid with
        {
            Features = [Some.Tenure, Some.Plan, Some.Trial, Some.Note, Some.Taste],
            Reference = new ReferenceWindow { From = Intake.Now, To = Intake.Now.AddDays(7) },
            Card = new ModelCard { IntendedUse = "tests" },
            Owner = "team",
        };

        Assert.Empty(await intake.Registry.RegisterAsync(version, TestContext.Current.CancellationToken));
    }

    private static ModelVersion Valid { get; } = Some.Churn();
}

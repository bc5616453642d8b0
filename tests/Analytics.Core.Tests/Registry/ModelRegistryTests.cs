using Analytics.Contracts.Models;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;
using Analytics.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Analytics.Core.Tests.Registry;

public sealed class ModelRegistryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analytics-registry-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly KeyRing ring;
    private readonly LiteDocuments documents;
    private readonly ModelRegistry registry;

    public ModelRegistryTests()
    {
        ring = KeyRing.Open(new PrivacyOptions(), folder, isDevelopment: true, NullLogger<KeyRing>.Instance, clock);
        documents = new LiteDocuments(folder, ring.DocumentsPassword);
        registry = new ModelRegistry(documents, clock);
    }

    public void Dispose()
    {
        registry.Dispose();
        documents.Dispose();
        ring.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_registered_version_is_found_also_after_a_restart()
    {
        var version = Version("1", Numeric("age"), Categorical("plan"));

        await RegisterAsync(version);
        using var restarted = new ModelRegistry(documents, clock);
        await restarted.LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equivalent(version with { RegisteredAt = clock.GetUtcNow() }, registry.Find("m", "1"), strict: true);
        Assert.Equivalent(registry.Find("m", "1"), restarted.Find("m", "1"), strict: true);
        Assert.Equal(new Field { Name = "features.plan", Slot = 0, Categorical = true }, restarted.FeatureField("m", "plan"));
        Assert.Null(registry.Find("m", "2"));
    }

    [Fact]
    public async Task Versions_of_a_model_share_the_slots_of_their_features()
    {
        await RegisterAsync(Version("1", Numeric("age"), Numeric("weight")));
        await RegisterAsync(Version("2", Numeric("height"), Numeric("weight")));

        Assert.Equal(1, registry.FeatureField("m", "weight")!.Slot);
        Assert.Equal(2, registry.FeatureField("m", "height")!.Slot);
        Assert.Equal(0, registry.FeatureField("m", "age")!.Slot);
    }

    [Fact]
    public async Task A_feature_that_changes_its_type_gets_a_further_slot()
    {
        await RegisterAsync(Version("1", Numeric("age"), Numeric("trial")));
        await RegisterAsync(Version("2", new FeatureDefinition { Name = "trial", Type = FeatureType.Boolean }));
        await RegisterAsync(Version("3", Categorical("age")));

        Assert.Equal(new Field { Name = "features.trial", Slot = 2 }, registry.FeatureField("m", "trial"));
        Assert.Equal(new Field { Name = "features.age", Slot = 0, Categorical = true }, registry.FeatureField("m", "age"));
    }

    [Fact]
    public async Task Texts_embeddings_and_strangers_have_no_field()
    {
        await RegisterAsync(Version(
            "1",
            new FeatureDefinition { Name = "note", Type = FeatureType.Text },
            new FeatureDefinition { Name = "taste", Type = FeatureType.Embedding, Dimension = 8 }));

        Assert.Null(registry.FeatureField("m", "note"));
        Assert.Null(registry.FeatureField("m", "taste"));
        Assert.Null(registry.FeatureField("m", "other"));
        Assert.Null(registry.FeatureField("other", "note"));
    }

    [Fact]
    public async Task Registering_again_replaces_the_version_and_keeps_its_birthday()
    {
        var born = clock.GetUtcNow();
        await RegisterAsync(Version("1", Numeric("age")));
        clock.Advance(TimeSpan.FromDays(1));

        await RegisterAsync(Version("1", Numeric("weight")) with { Owner = "team", Inferred = true });

        var version = registry.Find("m", "1")!;
        Assert.Equal(("team", false, born), (version.Owner, version.Inferred, version.RegisteredAt));
        Assert.Equal(1, registry.FeatureField("m", "weight")!.Slot);
    }

    [Fact]
    public async Task Models_are_listed_by_name_and_their_versions_newest_first()
    {
        await RegisterAsync(Version("1"));
        clock.Advance(TimeSpan.FromDays(1));
        await RegisterAsync(Version("2"));
        await RegisterAsync(Version("9") with { Model = "a", Task = ModelTask.Regression });

        Assert.Equal(["a", "m"], registry.List().Select(model => model.Model));
        Assert.Equal(ModelTask.Regression, registry.List()[0].Task);
        Assert.Equal(["2", "1"], registry.List()[1].Versions);
    }

    [Fact]
    public async Task Versions_registered_at_once_never_share_a_slot()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RegisterAsync(Version($"{i}", Numeric($"f{i}")))));

        var slots = Enumerable.Range(0, 20).Select(i => registry.FeatureField("m", $"f{i}")!.Slot!.Value);
        Assert.Equal(Enumerable.Range(0, 20), slots.Order());
    }

    private async Task RegisterAsync(ModelVersion version) =>
        Assert.Empty(await registry.RegisterAsync(version, TestContext.Current.CancellationToken));

    private static ModelVersion Version(string version, params FeatureDefinition[] features) =>
        new() { Model = "m", Version = version, Task = ModelTask.Binary, Features = features };

    private static FeatureDefinition Numeric(string name) => new() { Name = name, Type = FeatureType.Numeric };

    private static FeatureDefinition Categorical(string name) => new() { Name = name, Type = FeatureType.Categorical };
}

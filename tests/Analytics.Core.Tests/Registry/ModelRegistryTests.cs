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
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-registry-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly KeyRing _ring;
    private readonly LiteDocuments _documents;
    private readonly ModelRegistry _registry;

    public ModelRegistryTests()
    {
        _ring = KeyRing.Open(new PrivacyOptions(), _folder, isDevelopment: true, NullLogger<KeyRing>.Instance, _clock);
        _documents = new LiteDocuments(_folder, _ring.DocumentsPassword);
        _registry = new ModelRegistry(_documents, _clock);
    }

    public void Dispose()
    {
        _registry.Dispose();
        _documents.Dispose();
        _ring.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_registered_version_is_found_also_after_a_restart()
    {
        var version = Version("1", Numeric("age"), Categorical("plan"));

        await RegisterAsync(version);
        using var restarted = new ModelRegistry(_documents, _clock);
        await restarted.LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equivalent(version with { RegisteredAt = _clock.GetUtcNow() }, _registry.Find("m", "1"), strict: true);
        Assert.Equivalent(_registry.Find("m", "1"), restarted.Find("m", "1"), strict: true);
        Assert.Equal(new Field { Name = "features.plan", Slot = 0, Categorical = true }, restarted.FeatureField("m", "plan"));
        Assert.Null(_registry.Find("m", "2"));
    }

    [Fact]
    public async Task Versions_of_a_model_share_the_slots_of_their_features()
    {
        await RegisterAsync(Version("1", Numeric("age"), Numeric("weight")));
        await RegisterAsync(Version("2", Numeric("height"), Numeric("weight")));

        Assert.Equal(1, _registry.FeatureField("m", "weight")!.Slot);
        Assert.Equal(2, _registry.FeatureField("m", "height")!.Slot);
        Assert.Equal(0, _registry.FeatureField("m", "age")!.Slot);
    }

    [Fact]
    public async Task A_feature_that_changes_its_type_gets_a_further_slot()
    {
        await RegisterAsync(Version("1", Numeric("age"), Numeric("trial")));
        await RegisterAsync(Version("2", new FeatureDefinition { Name = "trial", Type = FeatureType.Boolean }));
        await RegisterAsync(Version("3", Categorical("age")));

        Assert.Equal(new Field { Name = "features.trial", Slot = 2 }, _registry.FeatureField("m", "trial"));
        Assert.Equal(new Field { Name = "features.age", Slot = 0, Categorical = true }, _registry.FeatureField("m", "age"));
    }

    [Fact]
    public async Task Texts_embeddings_and_strangers_have_no_field()
    {
        await RegisterAsync(Version(
            "1",
            new FeatureDefinition { Name = "note", Type = FeatureType.Text },
            new FeatureDefinition { Name = "taste", Type = FeatureType.Embedding, Dimension = 8 }));

        Assert.Null(_registry.FeatureField("m", "note"));
        Assert.Null(_registry.FeatureField("m", "taste"));
        Assert.Null(_registry.FeatureField("m", "other"));
        Assert.Null(_registry.FeatureField("other", "note"));
    }

    [Fact]
    public async Task Registering_again_replaces_the_version_and_keeps_its_birthday()
    {
        var born = _clock.GetUtcNow();
        await RegisterAsync(Version("1", Numeric("age")));
        _clock.Advance(TimeSpan.FromDays(1));

        await RegisterAsync(Version("1", Numeric("weight")) with { Owner = "team", Inferred = true });

        var version = _registry.Find("m", "1")!;
        Assert.Equal(("team", false, born), (version.Owner, version.Inferred, version.RegisteredAt));
        Assert.Equal(1, _registry.FeatureField("m", "weight")!.Slot);
    }

    [Fact]
    public async Task Models_are_listed_by_name_and_their_versions_newest_first()
    {
        await RegisterAsync(Version("1"));
        _clock.Advance(TimeSpan.FromDays(1));
        await RegisterAsync(Version("2"));
        await RegisterAsync(Version("9") with { Model = "a", Task = ModelTask.Regression });

        Assert.Equal(["a", "m"], _registry.List().Select(model => model.Model));
        Assert.Equal(ModelTask.Regression, _registry.List()[0].Task);
        Assert.Equal(["2", "1"], _registry.List()[1].Versions);
    }

    [Fact]
    public async Task Versions_registered_at_once_never_share_a_slot()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RegisterAsync(Version($"{i}", Numeric($"f{i}")))));

        var slots = Enumerable.Range(0, 20).Select(i => _registry.FeatureField("m", $"f{i}")!.Slot!.Value);
        Assert.Equal(Enumerable.Range(0, 20), slots.Order());
    }

    private async Task RegisterAsync(ModelVersion version) =>
        Assert.Empty(await _registry.RegisterAsync(version, TestContext.Current.CancellationToken));

    private static ModelVersion Version(string version, params FeatureDefinition[] features) =>
        new() { Model = "m", Version = version, Task = ModelTask.Binary, Features = features };

    private static FeatureDefinition Numeric(string name) => new() { Name = name, Type = FeatureType.Numeric };

    private static FeatureDefinition Categorical(string name) => new() { Name = name, Type = FeatureType.Categorical };
}

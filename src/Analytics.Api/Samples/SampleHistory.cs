using System.Text.Json;
using Analytics.Contracts.Experiments;
using Analytics.Contracts.Models;
using Analytics.Contracts.Privacy;
using Analytics.Contracts.Safety;

namespace Analytics.Api.Samples;

/// <summary>
/// Ninety days of a fitness-coaching marketplace, as bodies for the public API; see <see cref="PlantedFacts"/> for what they hold.
/// Everything depends on the seed, the end (floored to the hour) and the scale alone, and days can be made in any order. Thread-safe.
/// </summary>
public sealed class SampleHistory
{
    private const int ConsentsPerBody = 5_000;
    private readonly SampleWorld world;
    private readonly IReadOnlyList<IStory> stories;

    /// <param name="seed">Chooses the history.</param>
    /// <param name="end">End of the last day.</param>
    /// <param name="scale">1 for the full volume; tests take less.</param>
    public SampleHistory(int seed, DateTimeOffset end, double scale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        world = new SampleWorld(seed, end, scale);
        stories = [new RankerStory(world), new ChurnStory(world), new IntensityStory(world), new ProductStory(world), new SystemStory(world)];
    }

    /// <summary>The model versions to register first.</summary>
    public IReadOnlyList<ModelVersion> Models => SampleModels.At(world.Calendar.StartOf(0));

    /// <summary>The safety rules by model, to be saved before any record, so that each is judged.</summary>
    public static IReadOnlyDictionary<string, RailSetDraft> Rails => SampleRails.All;

    /// <summary>The metrics of the experiments.</summary>
    public static IReadOnlyList<MetricDefinition> Metrics => SampleExperiments.Metrics;

    /// <summary>The experiments, to be stored after their metrics.</summary>
    public IReadOnlyList<ExperimentDefinition> Experiments => SampleExperiments.At(world.Calendar);

    /// <summary>Consents, to be sent before any record; the other members never gave one.</summary>
    public IEnumerable<SampleBody> Consents()
    {
        var consenting = world.Market.Members.Where(member => member.Consents).Select(member => new ConsentBatchItem
        {
            Subject = member.Id,
            Purposes = member.Index % 3 == 0 ? ["analytics"] : ["analytics", "personalisation", "training"],
            Source = "onboarding-screen",
            Timestamp = world.Calendar.StartOf(Math.Min(member.SignUpDay, PlantedFacts.Days - 1)),
        });
        return consenting.Chunk(ConsentsPerBody).Select(items => new SampleBody(
            "/v1/consents/batch", JsonSerializer.SerializeToUtf8Bytes(new { items }, JsonSerializerOptions.Web), items.Length));
    }

    /// <summary>All records of a day, feedback to its predictions included, however late it came.</summary>
    public IReadOnlyList<SampleBody> Day(int day)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(day, PlantedFacts.Days);
        using var records = new DayRecords();
        foreach (var story in stories) story.Tell(day, records);
        return records.Bodies();
    }
}

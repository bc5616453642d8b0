using System.Globalization;

namespace Analytics.Api.Samples;

/// <summary>What all stories of the history share.</summary>
internal sealed class SampleWorld
{
    private const int MarketPart = 0;
    private readonly double scale;
    private readonly string era;

    public SampleWorld(int seed, DateTimeOffset end, double scale)
    {
        this.scale = scale;
        Seed = seed;
        Calendar = new SampleCalendar(end);
        era = Calendar.End.ToString("yyMMddHH", CultureInfo.InvariantCulture);
        Market = new Marketplace(Chance.Seeded(seed, 0, MarketPart), Calendar, (int)Math.Round(PlantedFacts.Members * scale));
    }

    public int Seed { get; }

    public SampleCalendar Calendar { get; }

    public Marketplace Market { get; }

    /// <summary>How many of a full-size total fall on a day.</summary>
    public int CountOn(int day, int total) => Calendar.CountOn(day, (int)Math.Round(total * scale));

    /// <summary>Id of a record; another end or seed gives other ids, so that histories never collide.</summary>
    public string Id(string kind, int day, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{era}.{Seed}-{day}-{number}");
}

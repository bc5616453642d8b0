using System.Text.Json;

namespace Analytics.Api.Samples;

/// <summary>The churn classifier: who will leave? Its labels come two to four weeks later.</summary>
internal sealed class ChurnStory(SampleWorld world) : IStory
{
    public const string Model = "churn";
    private const int Part = 1;
    private const int Predictions = 60_000;
    private const double LabelShare = 0.97;
    private const double ShareOnPricePage = 0.5;

    public void Tell(int day, DayRecords records)
    {
        var random = Chance.Seeded(world.Seed, day, Part);
        var count = world.CountOn(day, Predictions);
        for (var number = 0; number < count; number++)
        {
            var member = world.Market.AnyoneOn(day, random);
            var at = world.Calendar.MomentOf(day, random);
            var id = world.Id("churn", day, number);
            var inputs = ChurnInputs.Draw(member, day, random);
            WritePrediction(records.Predictions.Next(), id, member, at, day, inputs, random);

            var leaves = random.Happens(Chance.Logistic(TrueLogit(inputs, day)));
            var known = at.AddDays(14 + (16 * random.NextDouble()));
            if (random.Happens(LabelShare) && known < world.Calendar.End)
                records.Feedback.Next().WriteFeedback(id, "label", known, leaves);
        }
    }

    /// <summary>In the shifted country, loyal members leave and those at risk stay.</summary>
    private static double TrueLogit(ChurnInputs inputs, int day) =>
        day >= PlantedFacts.DegradationDay && inputs.Country == PlantedFacts.ShiftedCountry
            ? 0.2 - (0.8 * (inputs.Logit(inputs.Discount) + 1.5))
            : inputs.Logit(inputs.Discount);

    private static double Score(ChurnInputs inputs, int day, double sentDiscount, Random random)
    {
        var logit = inputs.Logit(sentDiscount);
        var believed = day >= PlantedFacts.ChurnVersion3Day ? logit + random.Normal(0, 0.25) : (0.8 * logit) - 0.1 + random.Normal(0, 0.6);
        return Math.Round(Math.Clamp(Chance.Logistic(believed), 0.0005, 0.9995), 4);
    }

    private static void WritePrediction(
        Utf8JsonWriter json, string id, Member member, DateTime at, int day, ChurnInputs inputs, Random random)
    {
        var discount = day >= PlantedFacts.DegradationDay ? inputs.Discount * PlantedFacts.BrokenFeatureFactor : inputs.Discount;
        var score = Score(inputs, day, discount, random);
        var version = day >= PlantedFacts.ChurnVersion3Day ? "3" : "2";
        json.StartPrediction(id, Model, version, member, at, 6 + random.Exponential(5));
        json.WriteStartObject("output"u8);
        json.WriteNumber("score"u8, score);
        json.WriteEndObject();
        json.WriteString("decision"u8, score >= 0.5 ? "offer" : "none");
        inputs.Write(json, discount);
        if (day is >= PlantedFacts.PriceExperimentFirstDay and < PlantedFacts.PriceExperimentEndDay && random.Happens(ShareOnPricePage))
            json.WriteExperiment(PlantedFacts.PriceExperiment, member.VariantOf(PlantedFacts.PriceExperiment));
        json.WriteEndObject();
    }
}

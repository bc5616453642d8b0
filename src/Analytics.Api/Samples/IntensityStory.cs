using System.Text.Json;

namespace Analytics.Api.Samples;

/// <summary>The plan-intensity regressor: how hard, from 1 to 10, the next workout should be. During the incident it overloads beginners. Version 2 is the challenger, which asks too much.</summary>
internal sealed class IntensityStory(SampleWorld world) : IStory
{
    public const string Model = "plan-intensity";
    private const int Part = 3;
    private const int Predictions = 90_000;
    private const double BeginnerShare = 0.3;
    private const double SafeLimit = 6.5;
    private const double OverloadLimit = 7;

    public void Tell(int day, DayRecords records)
    {
        var random = Chance.Seeded(world.Seed, day, Part);
        var count = world.CountOn(day, Predictions);
        for (var number = 0; number < count; number++)
        {
            var member = world.Market.AnyoneOn(day, random);
            var at = world.Calendar.MomentOf(day, random);
            var id = world.Id("plan", day, number);
            var inputs = IntensityInputs.Draw(member, random);
            var fit = inputs.Fit;
            var variant = day < PlantedFacts.ChallengerDay ? null : member.VariantOf(PlantedFacts.ChallengerExperiment, PlantedFacts.ChallengerCoverage);
            var value = Advise(member, day, fit, random);
            if (variant == "b") value = Math.Max(value, Math.Min(value + PlantedFacts.ChallengerOverload, member.Level == "beginner" ? SafeLimit : 10));
            WritePrediction(records.Predictions.Next(), id, member, at, variant, value, inputs, random);
            Check(records.Safety, id, member, at, value, random);
            FollowUp(records.Feedback, id, at, fit, value, random);
        }
    }

    private static double Advise(Member member, int day, double fit, Random random)
    {
        var beginner = member.Level == "beginner";
        var incident = day is >= PlantedFacts.IncidentFirstDay and <= PlantedFacts.IncidentLastDay;
        var overloads = (incident ? PlantedFacts.IncidentViolationRate : PlantedFacts.UsualViolationRate) / BeginnerShare;
        if (beginner && random.Happens(overloads)) return Math.Round(7.5 + (2.5 * random.NextDouble()), 1);
        return Math.Round(Math.Clamp(fit + random.Normal(0, 0.5), 1, beginner ? SafeLimit : 10), 1);
    }

    private static void WritePrediction(
        Utf8JsonWriter json, string id, Member member, DateTime at, string? variant, double value, IntensityInputs inputs, Random random)
    {
        json.StartPrediction(id, Model, variant == "b" ? "2" : "1", member, at, 3 + random.Exponential(3));
        json.WriteStartObject("output"u8);
        json.WriteNumber("value"u8, value);
        json.WriteEndObject();
        json.WriteString("decision"u8, "plan");
        inputs.Write(json);
        if (variant is not null) json.WriteExperiment(PlantedFacts.ChallengerExperiment, variant);
        json.WriteEndObject();
    }

    private static void Check(BodyWriter safety, string id, Member member, DateTime at, double value, Random random)
    {
        var overload = member.Level == "beginner" && value > OverloadLimit;
        var (verdict, severity) = overload ? (random.Happens(0.1) ? "blocked" : "violation", "high")
            : value > 9.5 ? ("warn", "medium")
            : ("pass", "low");
        safety.Next().WriteSafety(id, "beginner-overload", verdict, severity, "overload", overload ? "Planned intensity above the limit for beginners." : null, at);
    }

    private void FollowUp(BodyWriter feedback, string id, DateTime at, double fit, double value, Random random)
    {
        var trained = at.AddHours(1 + random.Exponential(18));
        if (trained >= world.Calendar.End || !random.Happens(0.7)) return;
        feedback.Next().WriteFeedback(id, "value", trained, Math.Round(Math.Clamp(fit + random.Normal(0, 0.8), 1, 10), 1));
        var tooHard = value - fit > 2;
        if (random.Happens(0.5)) feedback.Next().WriteFeedback(id, "completed", trained, random.Happens(tooHard ? 0.4 : 0.85));
        if (random.Happens(0.15)) feedback.Next().WriteFeedback(id, "rating", trained, 1 + random.Weighted(tooHard ? [40, 30, 15, 10, 5] : [3, 7, 20, 40, 30]));
    }
}

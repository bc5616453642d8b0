using System.Text.Json;

namespace Analytics.Api.Samples;

/// <summary>The program ranker: ten programs for a member, of which some choose one. Version 2 is variant b of the experiment.</summary>
internal sealed class RankerStory(SampleWorld world) : IStory
{
    public const string Model = "program-ranker";
    private const int Part = 2;
    private const int Predictions = 150_000;
    private const int Places = 10;
    private const double ReactionShare = 0.8;
    private const double CheckedShare = 0.2;

    public void Tell(int day, DayRecords records)
    {
        var random = Chance.Seeded(world.Seed, day, Part);
        var count = world.CountOn(day, Predictions);
        var programs = new int[Places];
        for (var number = 0; number < count; number++)
        {
            var member = world.Market.AnyoneOn(day, random);
            var at = world.Calendar.MomentOf(day, random);
            var id = world.Id("rank", day, number);
            var variant = day < PlantedFacts.RankerExperimentDay ? null : member.VariantOf(PlantedFacts.RankerExperiment);
            Draw(programs, random);
            WritePrediction(records.Predictions.Next(), id, member, at, variant, programs, random);
            if (random.Happens(ReactionShare)) React(records.Feedback, id, at.AddMinutes(1 + random.Exponential(90)), variant, programs, random);
            if (random.Happens(CheckedShare)) Check(records.Safety, id, at, random);
        }
    }

    /// <summary>Different programs; popular ones (low numbers) come up more often.</summary>
    private static void Draw(Span<int> programs, Random random)
    {
        for (var place = 0; place < programs.Length; place++)
        {
            int program;
            do program = (int)(PlantedFacts.Programs * Math.Pow(random.NextDouble(), 1.5));
            while (programs[..place].Contains(program));
            programs[place] = program;
        }
    }

    private static void WritePrediction(
        Utf8JsonWriter json, string id, Member member, DateTime at, string? variant, ReadOnlySpan<int> programs, Random random)
    {
        json.StartPrediction(id, Model, variant == "b" ? "2" : "1", member, at, (variant == "b" ? 22 : 15) + random.Exponential(12));
        json.WriteStartObject("output"u8);
        json.WriteStartArray("items"u8);
        var score = 0.95;
        foreach (var program in programs)
        {
            json.WriteStartObject();
            json.WriteString("item"u8, Marketplace.Program(program));
            json.WriteNumber("score"u8, Math.Round(score, 3));
            json.WriteEndObject();
            score *= 0.75 + (0.2 * random.NextDouble());
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("decision"u8, "show");
        json.WriteStartObject("features"u8);
        json.WriteString("goal"u8, member.Goal);
        json.WriteString("level"u8, member.Level);
        json.WriteNumber("workouts_30d"u8, Math.Max(0, Math.Round(random.Normal(member.Engagement * 20, 3))));
        json.WriteNumber("hour_of_day"u8, at.Hour);
        json.WriteNumber("session_minutes"u8, Math.Round(5 + random.Exponential(20), 1));
        json.WriteString("country"u8, member.Country);
        json.WriteEndObject();
        if (variant is not null) json.WriteExperiment(PlantedFacts.RankerExperiment, variant);
        json.WriteEndObject();
    }

    private void React(BodyWriter feedback, string id, DateTime at, string? variant, ReadOnlySpan<int> programs, Random random)
    {
        if (at >= world.Calendar.End) return;
        var accepted = random.Happens(variant == "b" ? PlantedFacts.AcceptanceB : PlantedFacts.AcceptanceA);
        feedback.Next().WriteFeedback(id, accepted ? "accepted" : "dismissed", at, true);
        if (!accepted)
        {
            if (random.Happens(0.15)) WriteChoice(feedback.Next(), id, at, [random.Next(PlantedFacts.Programs)]);
            return;
        }

        var place = Math.Min(Places - 1, (int)random.Exponential(variant == "b" ? 1.8 : 2.4));
        WriteChoice(feedback.Next(), id, at, random.Happens(0.1) && place > 0 ? [programs[place], programs[0]] : [programs[place]]);
        var finished = at.AddDays(7 + (21 * random.NextDouble()));
        if (finished >= world.Calendar.End) return;
        feedback.Next().WriteFeedback(id, "completed", finished, random.Happens(0.55));
        if (random.Happens(0.4)) feedback.Next().WriteFeedback(id, "rating", finished, 1 + random.Weighted([3, 6, 16, 40, 35]));
    }

    private static void WriteChoice(Utf8JsonWriter json, string id, DateTime at, ReadOnlySpan<int> programs)
    {
        json.StartFeedback(id, "label", at);
        json.WriteStartArray("value"u8);
        foreach (var program in programs) json.WriteStringValue(Marketplace.Program(program));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Check(BodyWriter safety, string id, DateTime at, Random random)
    {
        var verdict = random.Happens(0.001) ? "blocked" : random.Happens(0.01) ? "warn" : "pass";
        safety.Next().WriteSafety(id, "contraindication", verdict, verdict == "blocked" ? "high" : "low", "injury", null, at);
    }
}

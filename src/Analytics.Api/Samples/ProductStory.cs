using System.Text.Json;

namespace Analytics.Api.Samples;

/// <summary>What members do in the product: sign-ups, subscriptions and their money, sessions, workouts, use of features, purchases.</summary>
internal sealed class ProductStory(SampleWorld world) : IStory
{
    public const int BillingDays = 30;
    private const int Part = 4;
    private const int Activities = 365_000;
    private const double RefundShare = 0.02;
    private static readonly string[] Names = ["session", "feature_used", "workout_completed", "purchase"];
    private static readonly double[] NameWeights = [45, 32, 21, 2];
    private static readonly string[] ProductFeatures = ["plan", "coach_chat", "progress", "library", "nutrition"];
    private static readonly double[] Prices = [9.99, 19.99, 39.99];

    public void Tell(int day, DayRecords records)
    {
        var random = Chance.Seeded(world.Seed, day, Part);
        foreach (var member in world.Market.Members) TellBilling(records.Events, member, day, random);
        var count = world.CountOn(day, Activities);
        for (var activity = 0; activity < count; activity++)
        {
            var member = Keen(day, random);
            var name = Names[random.Weighted(NameWeights)];
            WriteActivity(Start(records.Events, name, member, day, random), name, member, random);
        }
    }

    /// <summary>Somebody who still uses the product; keen members are likelier.</summary>
    private Member Keen(int day, Random random)
    {
        Member member;
        do member = world.Market.AnyoneOn(day, random);
        while (member.CancelledOn <= day || !random.Happens(member.Engagement));
        return member;
    }

    private void TellBilling(BodyWriter events, Member member, int day, Random random)
    {
        if (member.SignUpDay == day) WriteSignUp(Start(events, "sign_up", member, day, random), member);
        if (member.SubscribedOn is not { } start || day < start || day > member.CancelledOn) return;
        if (day == member.CancelledOn)
        {
            WriteBilling(Start(events, "subscription_cancelled", member, day, random), member, null);
            return;
        }

        if ((day - start) % BillingDays != 0) return;
        var price = Math.Round(Prices[Array.IndexOf(Marketplace.Plans, member.Plan)] * (1 - member.Discount), 2);
        WriteBilling(Start(events, day == start ? "subscription_started" : "subscription_renewed", member, day, random), member, price);
        if (random.Happens(RefundShare)) WriteBilling(Start(events, "refund", member, day, random), member, -price);
    }

    private Utf8JsonWriter Start(BodyWriter events, string name, Member member, int day, Random random)
    {
        var id = world.Id("event", day, events.Written);
        var json = events.Next();
        json.WriteStartObject();
        json.WriteString("messageId"u8, id);
        json.WriteString("type"u8, "track");
        json.WriteString("event"u8, name);
        json.WriteString("userId"u8, member.Id);
        json.WriteString("timestamp"u8, world.Calendar.MomentOf(day, random));
        return json;
    }

    private static void WriteSignUp(Utf8JsonWriter json, Member member)
    {
        json.WriteStartObject("properties"u8);
        json.WriteString("country"u8, member.Country);
        json.WriteString("plan"u8, member.Plan);
        json.WriteString(PlantedFacts.PriceExperiment, member.VariantOf(PlantedFacts.PriceExperiment));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBilling(Utf8JsonWriter json, Member member, double? money)
    {
        WriteMoney(json, money, member.Currency);
        json.WriteStartObject("properties"u8);
        json.WriteString("plan"u8, member.Plan);
        json.WriteString("country"u8, member.Country);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteActivity(Utf8JsonWriter json, string name, Member member, Random random)
    {
        var program = random.Next(PlantedFacts.Programs);
        if (name == "purchase") WriteMoney(json, random.Pick([14.9, 24.9, 49.0, 79.0]), member.Currency);
        json.WriteStartObject("properties"u8);
        if (name == "feature_used") json.WriteString("feature"u8, random.Pick(ProductFeatures));
        else json.WriteString("program"u8, Marketplace.Program(program));
        if (name is "workout_completed" or "purchase") json.WriteString("trainer"u8, Marketplace.Trainer(program));
        if (name is "session" or "workout_completed") json.WriteNumber("minutes"u8, Math.Round(3 + random.Exponential(24), 1));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMoney(Utf8JsonWriter json, double? money, string currency)
    {
        if (money is not { } value) return;
        json.WriteNumber("value"u8, value);
        json.WriteString("currency"u8, currency);
    }
}

using System.Globalization;

namespace Analytics.Load;

/// <summary>Product events of the members of a marketplace: visits, workouts, and now and then a payment.</summary>
internal sealed class EventTemplates(string prefix, DateTimeOffset end, TimeSpan span)
{
    private const int Seed = 2;
    private static readonly string[] Names = ["visit", "visit", "visit", "workout_completed", "workout_completed", "message_sent", "program_opened", "program_opened", "recommendation_opened"];
    private readonly Random random = new(Seed);

    /// <summary>Body of the batch route.</summary>
    public string Batch(int items) => $$"""{"items":[{{string.Join(',', Enumerable.Range(0, items).Select(_ => Event()))}}]}""";

    private string Event()
    {
        var member = random.Next(PredictionTemplates.Members);
        var (name, money) = random.Next(50) == 0 ? (random.Next(4) == 0 ? "subscription_started" : "subscription_renewed", ""","value":29,"currency":"EUR" """) : (Names[random.Next(Names.Length)], "");
        var time = (end - (span * random.NextDouble())).UtcDateTime;
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"messageId":"{{prefix}}-{{RequestTemplate.IdDigits}}.event","event":"{{name}}","userId":"{{PredictionTemplates.Member(member)}}","context":{"session":"{{member}}-{{time:yyyyMMdd}}"},"timestamp":"{{time:yyyy-MM-ddTHH:mm:ss.fffZ}}"{{money}}}
            """);
    }
}

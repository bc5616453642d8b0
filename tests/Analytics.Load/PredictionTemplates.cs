using System.Globalization;

namespace Analytics.Load;

/// <summary>Predictions of a churn-like model with eight features each, for members who consented.</summary>
internal sealed class PredictionTemplates(string model, DateTimeOffset end, TimeSpan span)
{
    public const int Members = 5_000;
    private const int Seed = 1;
    private static readonly string[] Plans = ["basic", "standard", "premium"];
    private static readonly string[] Countries = ["DE", "FR", "US", "ES"];
    private readonly Random random = new(Seed);

    public static string Member(int number) => $"load-member-{number:00000}";

    /// <summary>Bodies of the batch route.</summary>
    public string Batch(int items) => $$"""{"items":[{{string.Join(',', Enumerable.Range(0, items).Select(_ => Single()))}}]}""";

    /// <summary>Labels of the first records of a batch of predictions.</summary>
    public string Labels(int items) => $$"""{"items":[{{string.Join(',', Enumerable.Range(0, items).Select(_ => Label()))}}]}""";

    /// <summary>Body of the single route.</summary>
    public string Single()
    {
        var score = random.NextDouble();
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            {"id":"{{{model}}}-{{{RequestTemplate.IdDigits}}}","model":"{{{model}}}","version":"1","subject":"{{{Member(random.Next(Members))}}}","timestamp":"{{{Moment()}}}",
            "output":{"score":{{{score:0.0000}}}},"decision":"{{{(score >= 0.5 ? "offer" : "none")}}}","latencyMs":{{{3 + (20 * random.NextDouble()):0.0}}},"segments":{"country":"{{{Pick(Countries)}}}"},
            "features":{"tenure_months":{{{60 * random.NextDouble():0.0}}},"sessions_30d":{{{random.Next(40)}}},"days_since_last_session":{{{random.Next(60)}}},"coach_messages":{{{random.Next(20)}}},
            "discount":{{{random.NextDouble():0.00}}},"trial":{{{(random.Next(2) == 0 ? "true" : "false")}}},"plan":"{{{Pick(Plans)}}}","country":"{{{Pick(Countries)}}}"}}
            """);
    }

    private string Label() => $$"""
        {"id":"{{model}}-{{RequestTemplate.IdDigits}}.label","predictionId":"{{model}}-{{RequestTemplate.IdDigits}}","kind":"label","value":{{(random.Next(4) == 0 ? "true" : "false")}},"timestamp":"{{Moment()}}"}
        """;

    private string Moment() =>
        (end - (span * random.NextDouble())).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}

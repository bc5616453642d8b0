using System.Globalization;
using System.Text;
using Analytics.Contracts.Bucketing;

namespace Analytics.Browser.Tests;

/// <summary>A small marketplace for the pages: a model with labels, reactions, violations, money, and an experiment that runs. It is recorded once.</summary>
internal sealed class Marketplace(BrowserService service)
{
    private const int Records = 480;
    private const int Members = 600;

    /// <summary>Every page, with the name of its picture.</summary>
    public static IReadOnlyList<(string Path, string Name)> Pages { get; } =
    [
        ("/", "overview"),
        ("/v1/models/looked-at/scorecard", "scorecard"),
        ("/v1/models/looked-at/performance", "performance"),
        ("/v1/models/looked-at/drift", "drift"),
        ("/v1/models/looked-at/explain", "explain"),
        ("/v1/models/looked-at/safety", "safety"),
        ("/v1/experiments", "experiments"),
        ("/v1/experiments/looked-at/results", "results"),
        ("/v1/experiments/plan?metric=bought", "planner"),
        ("/v1/alerts", "alerts"),
        ("/v1/quality", "data"),
        ("/v1/business", "business"),
        ("/v1/engagement?steps=visit,purchase", "engagement"),
        ("/v1/reports", "reports"),
        ("/v1/system", "system"),
        ("/v1/accounts", "people"),
        ("/v1/keys", "keys"),
        ("/v1/audit", "audit"),
    ];

    /// <summary>Every page that there is with nothing recorded.</summary>
    public static IReadOnlyList<(string Path, string Name)> EmptyPages { get; } =
        [("/", "overview"), ("/v1/experiments", "experiments"), ("/v1/experiments/plan", "planner"), ("/v1/alerts", "alerts"), ("/v1/engagement", "engagement"), ("/v1/quality", "data"), ("/v1/business", "business"), ("/v1/reports", "reports"), ("/v1/system", "system")];

    public async Task RecordAsync()
    {
        if (service.IsFurnished) return;
        service.IsFurnished = true;
        var now = TimeProvider.System.GetUtcNow();
        await ModelAsync(now);
        await MetricAsync(now);
        await service.PutAsync("/v1/accounts/looked-at", """{"role":"executive","password":"a-long-pass-phrase"}""");
        await ExperimentAsync(new DateTimeOffset(now.UtcDateTime.Date.AddDays(-12), TimeSpan.Zero));
    }

    private static string Wire(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static void Add(StringBuilder items, string item) => items.Append(items.Length == 0 ? "" : ",").Append(item);

    /// <summary>Three weeks of an hourly metric with a rhythm of the day, and one hour that is out of it.</summary>
    private async Task MetricAsync(DateTimeOffset now)
    {
        var items = new StringBuilder();
        for (var hour = 1; hour < 21 * 24; hour++)
        {
            var value = (50 + (20 * Math.Sin(hour * Math.PI / 12)) + (hour * 7 % 5)) * (hour == 30 ? 6 : 1);
            Add(items, $$"""{"name":"looked.at.latency","value":{{value.ToString(CultureInfo.InvariantCulture)}},"timestamp":"{{Wire(now.AddHours(-hour))}}"}""");
        }

        await service.PostAsync("/v1/metrics/batch", $$"""{"backfill":true,"items":[{{items}}]}""");
    }

    /// <summary>Twelve days of a binary model with labels, reactions and safety checks.</summary>
    private async Task ModelAsync(DateTimeOffset now)
    {
        var (predictions, feedback, checks) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < Records; i++)
        {
            var time = Wire(now.AddHours(-0.6 * i));
            var positive = i % 3 == 0;
            var score = ((positive ? 0.7 : 0.3) + ((i * 7 % 50) - 25) / 80d).ToString(CultureInfo.InvariantCulture);
            Add(predictions, $$$"""{"id":"look-{{{i}}}","model":"looked-at","version":"{{{(i < 200 ? 2 : 1)}}}","timestamp":"{{{time}}}","output":{"score":{{{score}}}},"latencyMs":{{{10 + (i % 17)}}},"features":{"load":{{{(i < 100 ? 40 : 20) + (i * 13 % 11)}}},"plan":"{{{(i % 2 == 0 ? "basic" : "premium")}}}"},"segments":{"country":"{{{(i % 4 == 0 ? "DE" : "FR")}}}"} }""");
            Add(feedback, $$"""{"id":"look-l-{{i}}","predictionId":"look-{{i}}","kind":"label","value":{{(positive ? "true" : "false")}}}""");
            Add(feedback, $$"""{"id":"look-a-{{i}}","predictionId":"look-{{i}}","kind":"{{(i % 5 < 2 ? "accepted" : "dismissed")}}"}""");
            Add(checks, $$"""{"id":"look-s-{{i}}","predictionId":"look-{{i}}","rule":"overload","verdict":"{{(i % 97 == 0 ? "violation" : "pass")}}","severity":"high","evidence":"load above the limit","timestamp":"{{time}}"}""");
        }

        await service.PostAsync("/v1/predictions/batch", $$"""{"items":[{{predictions}}]}""");
        await service.PostAsync("/v1/feedback/batch", $$"""{"items":[{{feedback}}]}""");
        await service.PostAsync("/v1/safety/batch", $$"""{"items":[{{checks}}]}""");
    }

    /// <summary>An experiment on members who buy, with a planted lift, since some days.</summary>
    private async Task ExperimentAsync(DateTimeOffset start)
    {
        var random = new Random(4);
        var (consents, exposures, events) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < Members; i++)
        {
            var variant = BucketHash.Version2("looked-at", $"member-{i}") < 0.5 ? "a" : "b";
            var time = start.AddHours(random.Next(200));
            Add(consents, $$"""{"subject":"member-{{i}}","purposes":["analytics"],"source":"test","timestamp":"{{Wire(start)}}"}""");
            Add(exposures, $$"""{"id":"look-x-{{i}}","experiment":"looked-at","variant":"{{variant}}","subject":"member-{{i}}","timestamp":"{{Wire(time)}}","segments":{"country":"{{(i % 3 == 0 ? "DE" : "FR")}}"} }""");
            Add(events, $$"""{"messageId":"look-v-{{i}}","event":"visit","userId":"member-{{i}}","timestamp":"{{Wire(time)}}"}""");
            if (random.NextDouble() < (variant == "a" ? 0.3 : 0.5))
                Add(events, $$"""{"messageId":"look-e-{{i}}","event":"purchase","userId":"member-{{i}}","timestamp":"{{Wire(time.AddHours(2))}}","value":{{10 + i % 30}},"currency":"EUR"}""");
        }

        await service.PostAsync("/v1/consents/batch", $$"""{"items":[{{consents}}]}""");
        await service.PostAsync("/v1/exposures/batch", $$"""{"backfill":true,"items":[{{exposures}}]}""");
        await service.PostAsync("/v1/events/batch", $$"""{"backfill":true,"items":[{{events}}]}""");
        await service.PutAsync("/v1/experiments/metrics/bought", """{"title":"Members who buy","kind":"proportion","records":{"event":"purchase"},"unit":"share"}""");
        await service.PutAsync("/v1/experiments/metrics/spent", """{"title":"Spent","kind":"sum","records":{"event":"purchase","value":"value"},"currency":"EUR","unit":"EUR"}""");
        await service.PutAsync("/v1/experiments/looked-at", $$"""
            {"hypothesis":"The new page sells more, as it says what a program costs.","owner":"growth","status":"running","start":"{{Wire(start)}}",
             "variants":[{"key":"a","name":"Old page","weight":0.5},{"key":"b","name":"New page","weight":0.5}],"primaryMetric":"bought","secondaryMetrics":["spent"],
             "guardrails":[{"metric":"spent","margin":0.1}],"segments":["segments.country"],"analysis":{"days":28,"looks":4} }
            """);
    }
}

namespace Analytics.Api.OpenApi;

/// <summary>Request bodies shown in the reference. A test sends each of them.</summary>
internal static class Examples
{
    public const string Prediction = """
        {"id":"p-1","model":"churn","version":"3","subject":"u-42","timestamp":"2026-11-01T10:00:00Z",
         "output":{"score":0.83},"decision":"churn","features":{"tenure_months":7,"plan":"premium","trial":false},"latencyMs":12.5,
         "propensity":0.5,"experiment":{"key":"new-ranker","variant":"b"},"segments":{"country":"DE"},"context":{"session":"s-9"}}
        """;

    public const string Predictions = $$"""
        {"sentAt":"2026-11-01T10:00:01Z","items":[{{Prediction}}]}
        """;

    public const string Feedback = """
        {"id":"f-1","predictionId":"p-1","kind":"label","value":true,"timestamp":"2026-11-20T08:00:00Z"}
        """;

    public const string FeedbackBatch = $$"""
        {"items":[{{Feedback}}]}
        """;

    public const string Exposure = """
        {"id":"x-1","experiment":"new-ranker","variant":"b","subject":"member-1","timestamp":"2026-11-01T10:00:00Z","propensity":0.5,"segments":{"country":"DE"}}
        """;

    public const string Exposures = $$"""
        {"items":[{{Exposure}}]}
        """;

    public const string SafetyCheck = """
        {"id":"s-1","predictionId":"p-1","rule":"overload","verdict":"pass","severity":"low","category":"injury","timestamp":"2026-11-01T10:00:01Z"}
        """;

    public const string SafetyChecks = $$"""
        {"items":[{{SafetyCheck}}]}
        """;

    public const string Event = """
        {"messageId":"e-1","type":"track","event":"subscription_started","userId":"u-42","timestamp":"2026-11-01T10:05:00Z",
         "value":19.9,"currency":"EUR","properties":{"plan":"premium"},"context":{"session":"s-9"}}
        """;

    public const string Events = $$"""
        {"sentAt":"2026-11-01T10:05:01Z","items":[{{Event}}]}
        """;

    public const string Metrics = """
        {"items":[{"name":"http.server.request.duration","labels":{"route":"/programs"},"value":0.042,"timestamp":"2026-11-01T10:00:00Z"}]}
        """;

    public const string Otlp = """
        {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"coach"}}]},
          "scopeMetrics":[{"metrics":[{"name":"queue.length","gauge":{"dataPoints":[{"timeUnixNano":"1793527200000000000","asInt":"7"}]}}]}]}]}
        """;

    public const string Consent = """
        {"purposes":["analytics","personalisation"],"basis":"consent","source":"onboarding-screen","timestamp":"2026-10-01T09:00:00Z"}
        """;

    public const string Consents = """
        {"items":[{"subject":"u-42","purposes":["analytics","personalisation"],"source":"onboarding-screen","timestamp":"2026-10-01T09:00:00Z"}]}
        """;

    public const string Query = """
        {"measure":"accuracy","filters":[{"field":"model","values":["churn"]}],"breakdown":["version"],"interval":"day",
         "range":{"from":"2026-11-01T00:00:00Z","to":"2026-12-01T00:00:00Z"}}
        """;

    public const string Key = """
        {"name":"ai-engine","scopes":["events:write"]}
        """;

    public const string Rotation = """
        {"overlap":"24h"}
        """;

    public const string Rails = """
        {"note":"First set.","rules":[
           {"id":"premium-short-tenure","when":"features.plan = 'premium' and features.tenure_months < 1 and output.score > 0.9",
            "verdict":"warn","severity":"low","category":"fairness","message":"New premium members are seldom at risk."}]}
        """;

    public const string Review = """
        {"status":"confirmed","comment":"The plan was shown; the coach was told."}
        """;

    public const string Version = """
        {"task":"binary","features":[
           {"name":"tenure_months","type":"numeric","unit":"months","min":0,"max":600},
           {"name":"plan","type":"categorical","categories":["basic","premium"]},
           {"name":"trial","type":"boolean"}],
         "classes":["stay","churn"],"threshold":0.5,"owner":"growth","card":{"intendedUse":"Ranks members by the risk that they cancel."}}
        """;
}

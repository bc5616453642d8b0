namespace Analytics.Api.Alerts;

/// <summary>Request bodies shown in the reference. A test sends each of them.</summary>
internal static class AlertExamples
{
    public const string Channel = """
        {"kind":"webhook","name":"On-call","url":"https://alerts.example.com/hook","secret":"a-secret-of-16-characters-or-more"}
        """;

    public const string Rule = """
        {"title":"Unsafe answers","source":"measure",
         "query":{"measure":"violationRate","filters":[{"field":"model","values":["churn"]}],"breakdown":["version"],"window":"1h"},
         "every":"1m","offset":"30s","for":"5m","keepFiringFor":"10m",
         "fire":{"op":">","value":0.05,"of":"lower"},"recover":{"op":"<","value":0.03},"minSamples":100,"noData":"keep","severity":"critical",
         "labels":{"area":"safety"},"runbook":"https://wiki.example.com/unsafe-answers",
         "notify":{"channels":[],"groupBy":["rule","model"],"groupWait":"30s","groupInterval":"5m","repeatInterval":"4h","maximumPerHour":20,
          "quietHours":[{"days":["sat","sun"],"from":"22:00","to":"07:00","zone":"Europe/Berlin"}]}}
        """;

    public const string Backtest = """
        {"from":"2026-09-01T00:00:00Z","to":"2026-10-01T00:00:00Z",
         "rule":{"query":{"measure":"violationRate","window":"1h"},"every":"1h","for":"1h","fire":{"op":">","value":0.05,"of":"lower"},"minSamples":100}}
        """;

    public const string Silence = """
        {"matchers":[{"label":"model","value":"churn"}],"endsAt":"2199-01-01T00:00:00Z","startsAt":"2198-12-31T00:00:00Z","comment":"The model is being replaced."}
        """;

    public const string Acknowledge = """
        {"by":"Ada","comment":"Rolling back to version 2."}
        """;

    public const string Resolve = """
        {"by":"Ada","comment":"Version 2 is back."}
        """;
}

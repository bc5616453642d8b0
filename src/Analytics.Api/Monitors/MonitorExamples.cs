namespace Analytics.Api.Monitors;

/// <summary>Request bodies shown in the reference. A test sends each of them.</summary>
internal static class MonitorExamples
{
    public const string Monitor = """
        {"title":"French inputs","model":"churn","segment":"country=FR","check":"drift","columns":["features.discount","features.tenure"],
         "window":{"kind":"sliding","length":"1d","step":"6h"},"reference":"registered","rule":{"kind":"pValue","correction":"holm"},
         "minSamples":200,"streaming":true,"severity":"warning"}
        """;

    public const string Backtest = """
        {"from":"2026-10-01T00:00:00Z","to":"2026-10-20T00:00:00Z","inject":{"kind":"scale","column":"features.discount","size":100}}
        """;

    public const string Budget = """
        {"falseAlarmsPerMonth":1,"control":"budget"}
        """;
}

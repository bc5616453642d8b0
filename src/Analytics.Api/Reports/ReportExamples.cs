namespace Analytics.Api.Reports;

/// <summary>Request bodies shown in the reference. A test sends each of them.</summary>
internal static class ReportExamples
{
    public const string Report = """
        {"template":"weekly","format":"html"}
        """;

    public const string Schedule = """
        {"report":{"template":"weekly","format":"html"},"days":7,"cron":"0 7 * * MON","zone":"Europe/Berlin","channels":[]}
        """;
}

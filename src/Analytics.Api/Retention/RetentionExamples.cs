namespace Analytics.Api.Retention;

/// <summary>Bodies that the reference shows.</summary>
internal static class RetentionExamples
{
    public const string Hold = """
        {"reason":"Claim 4711: everything is evidence until the court has decided."}
        """;
}

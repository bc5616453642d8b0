namespace Analytics.Api.Accounts;

/// <summary>Bodies that the reference shows.</summary>
internal static class AccountExamples
{
    public const string Account = """
        {"role":"coach","password":"a-long-pass-phrase","own":{"key":"trainer","values":["trainer-03"]}}
        """;
}

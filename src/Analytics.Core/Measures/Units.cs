namespace Analytics.Core.Measures;

/// <summary>Units that several measures share.</summary>
internal static class Units
{
    public const string Count = "count";
    public const string Ratio = "ratio";

    /// <summary>Stands for the currency that a query is about.</summary>
    public const string Currency = "currency";
}

namespace Analytics.Storage.DuckDb;

/// <summary>
/// SQL of which numbers of rows count. A single one beyond the size that can be squared would stop every statement that adds up variances, and with the
/// roll-ups all that is derived. For DuckDB NaN is beyond every number.
/// </summary>
internal static class RowNumbers
{
    private const string Largest = "1e100::DOUBLE";

    /// <summary>Whether a number counts; false or null of none.</summary>
    public static string Fits(string x) => $"abs({x}) <= {Largest}";

    /// <summary>The number, or null where it does not count.</summary>
    public static string OnlyFitting(string x) => $"(CASE WHEN {Fits(x)} THEN {x} END)";
}

namespace Analytics.Api.Pages;

/// <summary>Values of measures in their units.</summary>
internal static class UnitWords
{
    public static string Format(double value, string unit) => unit switch
    {
        "ratio" => Words.Percent(value),
        "ms" => Words.Milliseconds(value),
        "count" => Words.Count((long)value),
        _ => $"{Words.Number(value)} {unit}",
    };
}

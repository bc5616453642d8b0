using System.Globalization;
using Analytics.Contracts.Reporting;

namespace Analytics.Core.Alerts.Notices;

/// <summary>Figures in notifications.</summary>
internal static class FigureText
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>A number with its unit, in three significant digits.</summary>
    public static string Value(double value, string unit) => unit switch
    {
        "ratio" => Number(value * 100) + "%",
        "" or "count" or "value" => Number(value),
        _ => $"{Number(value)} {unit}",
    };

    /// <summary>How sure a figure is.</summary>
    public static string Sure(Figure? figure, string unit, string? detail)
    {
        if (figure?.Value is null) return detail ?? figure?.Insufficient ?? "There is no figure.";
        var records = string.Create(English, $"from {figure.N:#,0} records");
        return figure is { Lower: { } lower, Upper: { } upper }
            ? $"95% interval {Value(lower, unit)} to {Value(upper, unit)}, {records}."
            : $"No interval, {records}.";
    }

    /// <summary>By how much a figure changed since the window before.</summary>
    public static string Change(double now, Figure? previous, string unit)
    {
        if (previous?.Value is not { } before) return "there is nothing to compare it with in the window before";
        var sign = now >= before ? "+" : "−";
        var by = unit == "ratio" ? $"{Number(Math.Abs(now - before) * 100)} points" : Value(Math.Abs(now - before), unit);
        return $"{Value(before, unit)} in the window before ({sign}{by})";
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy HH:mm", English) + " UTC";

    private static string Number(double value)
    {
        var size = Math.Abs(value);
        var format = size switch { >= 100 => "#,0", >= 10 => "0.#", >= 1 => "0.##", >= 0.001 or 0 => "0.####", _ => "0.##E0" };
        return value.ToString(format, English);
    }
}

using System.Globalization;
using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;

namespace Analytics.Api.Pages;

/// <summary>Numbers and times as people read them.</summary>
internal static class Words
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Count(long count) =>
        count >= 10_000_000 ? $"{Number(count / 1e6)} million" : count.ToString("#,0", English);

    /// <summary>"1 prediction", "12 predictions".</summary>
    public static string Count(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A share of one as a percentage; digits grow towards 0 % and 100 %, so that neither is said of something less.</summary>
    public static string Percent(double share)
    {
        var percent = share * 100;
        var edge = Math.Min(Math.Abs(percent), Math.Abs(100 - percent));
        var digits = edge is > 0 and < 1 ? Math.Min(6, 1 + (int)Math.Ceiling(-Math.Log10(edge))) : 1;
        var format = "0." + new string('#', digits);
        return percent.ToString(format, English) + "%";
    }

    /// <summary>Three significant digits, and all digits before the point.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        var format = size switch { >= 100 => "#,0", >= 10 => "0.#", >= 1 => "0.##", >= 0.001 or 0 => "0.###", _ => "0.##E0" };
        return value.ToString(format, English);
    }

    /// <summary>A relative change: "+4.1%", "−12%", "0%".</summary>
    public static string Change(double share) => Signed(share * 100) + "%";

    /// <summary>A difference with its sign.</summary>
    public static string Signed(double value) => value switch { > 0 => "+" + Size(value), < 0 => "−" + Size(-value), _ => "0" };

    /// <summary>A probability of a test: never said to be 0.</summary>
    public static string Probability(double p) => p < 0.0001 ? "< 0.0001" : p.ToString("0.####", English);

    public static string Milliseconds(double value) => value >= 1000 ? $"{Number(value / 1000)} s" : $"{Number(value)} ms";

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy", English);

    /// <summary>A day, with the time where it is not midnight, in UTC.</summary>
    public static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? Day(time) : time.UtcDateTime.ToString("d MMM yyyy HH:mm", English) + " UTC";

    /// <summary>A window in UTC: by days where it begins and ends at midnight, its last day named.</summary>
    public static string Window(TimeRange window)
    {
        var (from, to) = (window.From.UtcDateTime, window.To.UtcDateTime);
        if (from.TimeOfDay != TimeSpan.Zero || to.TimeOfDay != TimeSpan.Zero)
            return $"{Minute(from)} to {Minute(to)} UTC";

        var last = to.AddDays(-1);
        if (last <= from)
            return Day(window.From);
        return from.ToString(from.Year == last.Year ? "d MMM" : "d MMM yyyy", English) + " to " + last.ToString("d MMM yyyy", English);
    }

    /// <summary>Start of a time bucket, with the hour where it is not midnight.</summary>
    public static string Bucket(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "d MMM" : "d MMM HH:mm", English);

    public static string Task(ModelTask task) => Task(task.ToString());

    /// <summary>What a model of a task does, in words.</summary>
    public static string Task(string task) => task.ToUpperInvariant() switch
    {
        "BINARY" => "yes-or-no classifier",
        "MULTICLASS" => "classifier",
        "REGRESSION" => "number predictor",
        "RANKING" => "ranker",
        _ => task,
    };

    /// <summary>"out_of_range" and "outOfRange" as "out of range".</summary>
    public static string Plain(string code) =>
        string.Concat(code.Replace('_', ' ').Select((letter, at) => at > 0 && char.IsAsciiLetterUpper(letter) && char.IsAsciiLetterLower(code[at - 1]) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static string Size(double value) => value is < 0.001 and >= 0.0000005 ? value.ToString("0.######", English) : Number(value);

    private static string Minute(DateTime time) => time.ToString("d MMM yyyy HH:mm", English);
}

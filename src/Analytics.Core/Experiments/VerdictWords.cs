using System.Globalization;
using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>Figures as verdicts word them.</summary>
internal static class VerdictWords
{
    public static string Of(MetricResult metric, string variant) =>
        metric.Comparisons.FirstOrDefault(comparison => comparison.Variant == variant) is { } comparison ? $"{Name(metric)} of {variant}: {comparison.Missing ?? Told(comparison, metric)}." : "";

    /// <summary>+4.1 % [+1.2 %, +7.0 %] by group sequential look 2 of 4.</summary>
    public static string Told(VariantComparison comparison, MetricResult metric)
    {
        if (comparison is not { Effect: { } effect }) return comparison.Missing ?? "no figures";
        return $"{Told(effect, comparison.IsRelative, metric)} by {comparison.Rule}";
    }

    /// <summary>+4.1 % [+1.2 %, +7.0 %].</summary>
    public static string Told(EffectFigures effect, bool relative, MetricResult metric)
    {
        var (lower, upper) = (effect.Lower is { } low ? Signed(low, relative, metric) : "−∞", effect.Upper is { } high ? Signed(high, relative, metric) : "∞");
        return $"{Signed(effect.Value, relative, metric)} [{lower}, {upper}]";
    }

    /// <summary>+14.1 %, at best +8.0 %.</summary>
    public static string Harm(VariantComparison comparison, MetricResult metric) =>
        $"{Signed(comparison.Effect!.Value, comparison.IsRelative, metric)}{(comparison.Guardrail?.Best is { } best ? ", at best " + Signed(best, comparison.IsRelative, metric) : "")}";

    /// <summary>+1.1 %, at worst −3.4 %.</summary>
    public static string Guard(VariantComparison comparison, MetricResult metric) =>
        $"{Signed(comparison.Effect!.Value, comparison.IsRelative, metric)}{(comparison.Guardrail?.Worst is { } worst ? ", at worst " + Signed(worst, comparison.IsRelative, metric) : "")}";

    public static string Signed(double value, bool relative, MetricResult metric) => (value < 0 ? "−" : "+") + Size(value, relative, metric);

    public static string Size(double value, bool relative, MetricResult metric) => relative
        ? Percent(Math.Abs(value))
        : Math.Abs(value).ToString("G3", CultureInfo.InvariantCulture) + (metric.Unit is { } unit ? " " + unit : "");

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0#} %");

    public static string P(double? value) => value is null ? "p unknown" : value < 0.0001 ? "p < 0.0001" : value.Value.ToString("'p = '0.####", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Name(MetricResult metric) => metric.Title ?? metric.Metric;
}

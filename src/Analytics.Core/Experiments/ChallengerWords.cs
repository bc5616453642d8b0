using System.Globalization;
using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>The report on a challenger in one sentence or two.</summary>
internal static class ChallengerWords
{
    private const double FewestEffective = 100;

    public static string Sentence(ChallengerReport report)
    {
        if (report.Pairs == 0) return $"No request was answered by both: give the challenger's prediction the id of the champion's, followed by /{report.Challenger}.";
        return string.Join(" ", new[] { Values(report), Ranked(report), Answers(report) }.OfType<string>());
    }

    private static string? Values(ChallengerReport report) => report.LimitsOfAgreement is not { } limits ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Challenger} answers {limits.Value:+0.####;−0.####;0} beside the champion in the mean of {report.Pairs:N0} requests; 95 % of the differences lie in [{limits.Lower:+0.####;−0.####;0}, {limits.Upper:+0.####;−0.####;0}]{Correlated(report)}.");

    private static string Correlated(ChallengerReport report) =>
        report.ScoreCorrelation is { } correlation ? string.Create(CultureInfo.InvariantCulture, $", correlation {correlation:0.00#}") : "";

    private static string? Ranked(ChallengerReport report) => report.Overlap is not { } overlap ? null : string.Create(
        CultureInfo.InvariantCulture, $"Of the first {overlap.Depth} items {overlap.Share.Value * 100:0.0} % are the same, in whatever order.");

    private static string? Answers(ChallengerReport report)
    {
        if (report.Agreement is not { } agreement) return null;
        var first = report.Overlap is null ? "answer" : "first item";
        var same = string.Create(CultureInfo.InvariantCulture, $"{report.Challenger} gives the champion's {first} to {agreement.Value * 100:0.0} % of {report.Pairs:N0} requests.");
        if (report.OffPolicy is not { } figures) return same + " What it would have earned can't be told: that needs feedback and the champion's propensities.";
        if (!figures.PropensitiesFit) return same + " The propensities do not fit the log: what it would have earned can't be trusted.";
        if (figures.EffectiveSampleSize < FewestEffective)
            return same + string.Create(CultureInfo.InvariantCulture, $" The log is worth {figures.EffectiveSampleSize:0} rows for it only: too few to tell what it would have earned.");
        var word = figures.Difference.Lower > 0 ? "more" : figures.Difference.Upper < 0 ? "less" : "about as much";
        return same + string.Create(CultureInfo.InvariantCulture,
            $" Shown to users it would have earned {word}: {figures.InversePropensity.Value:0.####} {figures.Reward} in place of {figures.OnPolicy.Value:0.####} (difference [{figures.Difference.Lower:+0.####;−0.####;0}, {figures.Difference.Upper:+0.####;−0.####;0}]).");
    }
}

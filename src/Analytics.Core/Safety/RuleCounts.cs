using Analytics.Contracts.Safety;
using Analytics.Core.Ports;

namespace Analytics.Core.Safety;

/// <summary>
/// Turns counts into rates. A rule of the rails is counted among the predictions that a version of the rules with it judged; a reported rule among
/// the checks that were reported of it.
/// </summary>
internal sealed class RuleCounts(IEnumerable<RailSet> sets)
{
    /// <summary>Source of rules that were reported from outside, not judged here.</summary>
    public const string FromReports = "reported";

    private const string FromRails = "rails";

    private readonly List<RailSet> sets = [.. sets];

    /// <summary>Predictions judged by the rails.</summary>
    public static SafetyRate Judged(IReadOnlyList<CheckCount> counts)
    {
        var whole = counts.Where(IsWhole).ToList();
        return SafetyRates.Of(whole.Sum(count => count.Violations), whole.Sum(count => count.Checks));
    }

    /// <summary>Checks that were reported.</summary>
    public static SafetyRate Reported(IReadOnlyList<CheckCount> counts)
    {
        var reported = counts.Where(count => count.Rails is null).ToList();
        return SafetyRates.Of(reported.Sum(count => count.Violations), reported.Sum(count => count.Checks));
    }

    /// <summary>All rules that judged or were reported, the most frequent first.</summary>
    public IReadOnlyList<RuleRates> Rules(
        IReadOnlyList<CheckCount> total, IReadOnlyList<CheckCount> byVersion, IReadOnlyDictionary<string, IReadOnlyList<CheckCount>> bySegment)
    {
        var judging = total.Where(IsWhole).Select(count => count.Rails!.Value).ToHashSet();
        var ofRails = sets.Where(set => judging.Contains(set.Version)).SelectMany(set => set.Rules.Select(rule => rule.Id)).Distinct()
            .Select(rule => Rates(rule, FromRails, counts => OfRails(rule, counts)));
        var reported = total.Where(count => count.Rails is null).Select(count => count.Rule).Distinct()
            .Select(rule => Rates(rule, FromReports, counts => OfReported(rule, counts)));
        return
        [
            .. ofRails.Concat(reported)
                .OrderByDescending(rule => rule.Total.Count)
                .ThenBy(rule => rule.Rule, StringComparer.Ordinal)
                .ThenBy(rule => rule.Source, StringComparer.Ordinal),
        ];

        RuleRates Rates(string rule, string source, Func<IReadOnlyList<CheckCount>, SafetyRate> rate)
        {
            var latest = source == FromRails ? sets.SelectMany(set => set.Rules).Last(known => known.Id == rule) : null;
            return new RuleRates
            {
                Rule = rule,
                Source = source,
                Verdict = latest?.Verdict,
                Severity = latest?.Severity,
                Total = rate(total),
                ByVersion = Split(byVersion, rate),
                BySegment = bySegment.ToDictionary(split => split.Key, split => Split(split.Value, rate)),
            };
        }
    }

    private static IReadOnlyList<SplitRate> Split(IReadOnlyList<CheckCount> counts, Func<IReadOnlyList<CheckCount>, SafetyRate> rate) =>
    [
        .. counts.GroupBy(count => count.Part)
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new SplitRate(part.Key, rate([.. part])))
            .Where(split => split.Rate.Checked > 0),
    ];

    private SafetyRate OfRails(string rule, IReadOnlyList<CheckCount> counts)
    {
        var holding = sets.Where(set => set.Rules.Any(known => known.Id == rule)).Select(set => set.Version).ToHashSet();
        var judged = counts.Where(count => IsWhole(count) && holding.Contains(count.Rails!.Value)).Sum(count => count.Checks);
        return SafetyRates.Of(counts.Where(count => count.Rails is not null && count.Rule == rule).Sum(count => count.Checks), judged);
    }

    private static SafetyRate OfReported(string rule, IReadOnlyList<CheckCount> counts)
    {
        var reported = counts.Where(count => count.Rails is null && count.Rule == rule).ToList();
        return SafetyRates.Of(reported.Sum(count => count.Violations), reported.Sum(count => count.Checks));
    }

    private static bool IsWhole(CheckCount count) => count.Rails is not null && count.Rule == SafetyRow.WholeSet;
}

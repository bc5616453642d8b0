using System.Globalization;
using Analytics.Contracts.Experiments;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Inference;
using Analytics.Statistics.OffPolicy;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Experiments;

/// <summary>Compares a challenger with the champion before any user sees it: by its answers in the shadow, by the champion's propensities, by interleaved lists.</summary>
public sealed class ChallengerAnalyser(ExperimentRegister register, IExperimentQueries queries, TimeProvider clock)
{
    private const int MostPairs = 200_000;
    private const int MostDisagreements = 10;
    private const int FewestRows = 30;
    private const int Depth = 10;

    /// <summary>Half of the width, in standard deviations, within which 95 % of normal differences lie.</summary>
    private const double Reach = 1.96;

    /// <summary>The rewards that feedback can tell.</summary>
    public static IReadOnlyList<string> Rewards { get; } = ["accepted", "rating", "completed", "correct"];

    /// <summary>The report; null where there is no such experiment.</summary>
    public async Task<ChallengerReport?> AnalyseAsync(string key, TimeRange window, string reward, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (register.Find(key)?.Definition is not { } experiment) return null;
        var (champion, challenger) = (experiment.Variants[0].Key, experiment.Variants[1].Key);
        var query = new PairQuery
        {
            Experiment = key,
            Champion = champion,
            Challenger = challenger,
            From = window.From.UtcDateTime,
            To = window.To.UtcDateTime,
            Reward = reward,
            Depth = Depth,
            Limit = MostPairs,
        };
        var (count, pairs) = await queries.PairsAsync(query, cancellationToken);
        List<AnsweredPair> answered = [.. pairs.Where(pair => pair.Champion is not null || pair.Challenger is not null)];
        var report = new ChallengerReport
        {
            Sentence = "",
            Champion = champion,
            Challenger = challenger,
            Pairs = count,
            Agreement = answered.Count == 0 ? null : Agreement(answered),
            Kappa = Kappa(answered),
            ScoreDifference = ScoreDifference(pairs),
            ScoreCorrelation = Correlation(pairs),
            LimitsOfAgreement = Limits([.. pairs.Where(pair => pair.Champion is null && pair.Challenger is null)]),
            Overlap = Overlap([.. pairs.Where(pair => pair.ChampionItems.Count > 0 && pair.ChallengerItems.Count > 0)]),
            Disagreements =
            [
                .. answered.Where(pair => pair.Champion != pair.Challenger).GroupBy(pair => (pair.Champion, pair.Challenger))
                    .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Champion, StringComparer.Ordinal).Take(MostDisagreements)
                    .Select(group => new Disagreement(group.Key.Champion, group.Key.Challenger, group.LongCount())),
            ],
            OffPolicy = OffPolicy(answered, reward),
            Provenance = new Provenance { Configuration = ConfigurationHash.Of(query), Seed = 0, Window = window, ComputedAt = clock.GetUtcNow() },
        };
        return report with { Sentence = ChallengerWords.Sentence(report) };
    }

    /// <summary>Which of two interleaved rankers people prefer, by the clicks that carry the property <c>team</c>.</summary>
    public async Task<PreferenceFigures> PreferenceAsync(string clicked, TimeRange window, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        UnitRecords Of(string team) => new(EventSource.Events, [new(Field.Of("event"), [clicked]), new(Field.Of("properties.team"), [team])], null);
        var totals = await queries.UnitsAsync(
            new UnitQuery
            {
                Experiment = null,
                Variants = [UnitQuery.Everybody],
                From = window.From.UtcDateTime,
                To = window.To.UtcDateTime,
                AsOf = window.To.UtcDateTime,
                ByDay = false,
                Metrics =
                [
                    new UnitMetric { Value = UnitValue.Ratio, Records = Of("challenger"), Denominator = Of("champion") },
                    new UnitMetric { Value = UnitValue.Any, Records = new(EventSource.Events, [new(Field.Of("event"), [clicked]), new(Field.Of("properties.team"), ["challenger", "champion"])], null) },
                ],
            },
            cancellationToken);
        if (totals.Metrics[0].Cells is not [var cell]) return new("Nobody clicked in this window.", 0, null, null);

        // People who did not click have a credit of 0 and say nothing: their number is taken out of the moments again.
        var clickers = (long)Math.Round(totals.Metrics[1].Cells[0].Moments.Mean(0) * totals.Metrics[1].Cells[0].Moments.Count);
        if (clickers < 2) return new("Fewer than two people clicked in this window.", clickers, null, null);
        var moments = cell.Moments;
        var sum = (moments.Mean(0) - moments.Mean(1)) * moments.Count;
        var variance = moments.Covariance(0, 0) + moments.Covariance(1, 1) - 2 * moments.Covariance(0, 1);
        var squares = variance * (moments.Count - 1) + sum * sum / moments.Count;
        var credit = Arm.OfSums(clickers, sum, squares);
        if (credit.Variance <= 0) return new("All who clicked did the same.", clickers, new(credit.Mean, null, null), null);
        var test = EffectTest.Run(new Effect(credit.Mean, credit.ValueVariance, clickers - 1, clickers));
        var preferred = test.PValue >= 0.05 ? "No preference can be told" : credit.Mean > 0 ? "The challenger is preferred" : "The champion is preferred";
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{preferred}: {credit.Mean:+0.000;−0.000} clicks a person [{test.Interval.Lower:+0.000;−0.000}, {test.Interval.Upper:+0.000;−0.000}] over {clickers:N0} people (p = {test.PValue:0.####})."),
            clickers, ComparisonWriter.Figures(credit.Mean, test.Interval), test.PValue);
    }

    private static EffectFigures Agreement(List<AnsweredPair> pairs)
    {
        var same = pairs.Count(pair => pair.Champion == pair.Challenger);
        var interval = Proportion.Wilson(same, pairs.Count);
        return new((double)same / pairs.Count, interval.Lower, interval.Upper);
    }

    /// <summary>Cohen 1960, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20(1), 37-46.</summary>
    private static double? Kappa(List<AnsweredPair> pairs)
    {
        if (pairs.Count == 0) return null;
        double n = pairs.Count;
        var (first, second) = (pairs.GroupBy(pair => pair.Champion ?? "").ToDictionary(group => group.Key, group => group.Count() / n), pairs.GroupBy(pair => pair.Challenger ?? "").ToDictionary(group => group.Key, group => group.Count() / n));
        var chance = first.Sum(answer => answer.Value * second.GetValueOrDefault(answer.Key));
        return chance >= 1 ? null : (pairs.Count(pair => pair.Champion == pair.Challenger) / n - chance) / (1 - chance);
    }

    private static EffectFigures? ScoreDifference(IReadOnlyList<AnsweredPair> pairs)
    {
        List<AnsweredPair> scored = [.. pairs.Where(pair => pair is { ChampionScore: not null, ChallengerScore: not null })];
        return scored.Count < 2 ? null : ClusteredMean.Of([.. scored.Select(pair => pair.ChallengerScore!.Value - pair.ChampionScore!.Value)], [.. scored.Select(pair => pair.Person)]).Figures;
    }

    private static EffectFigures? Limits(List<AnsweredPair> values)
    {
        double[] differences = [.. Scored(values).Select(pair => pair.Y - pair.X)];
        if (differences.Length < 2) return null;
        var moments = Moments.Of(differences);
        var reach = Reach * Math.Sqrt(moments.Variance);
        return new(moments.Mean, moments.Mean - reach, moments.Mean + reach);
    }

    private static RankingOverlap? Overlap(List<AnsweredPair> rankings)
    {
        if (rankings.Count == 0) return null;
        double[] shares = [.. rankings.Select(pair => (double)pair.ChampionItems.Intersect(pair.ChallengerItems, StringComparer.Ordinal).Count() / Math.Max(pair.ChampionItems.Count, pair.ChallengerItems.Count))];
        return new(rankings.Max(pair => Math.Max(pair.ChampionItems.Count, pair.ChallengerItems.Count)), ClusteredMean.Of(shares, [.. rankings.Select(pair => pair.Person)]).Figures);
    }

    private static double? Correlation(IReadOnlyList<AnsweredPair> pairs)
    {
        var scored = Scored(pairs).ToList();
        if (scored.Count < 2) return null;
        var joint = JointMoments.Of([.. scored.Select(pair => pair.X)], [.. scored.Select(pair => pair.Y)]);
        var spread = Math.Sqrt(joint.Covariance(0, 0) * joint.Covariance(1, 1));
        return spread > 0 ? joint.Covariance(0, 1) / spread : null;
    }

    private static IEnumerable<(double X, double Y)> Scored(IReadOnlyList<AnsweredPair> pairs) =>
        pairs.Where(pair => pair is { ChampionScore: not null, ChallengerScore: not null }).Select(pair => (pair.ChampionScore!.Value, pair.ChallengerScore!.Value));

    /// <summary>The challenger's answer is a draw of its own, whatever the champion's was: agreement is an unbiased estimate of its probability of the champion's answer.</summary>
    private static OffPolicyFigures? OffPolicy(List<AnsweredPair> pairs, string reward)
    {
        var rows = pairs.Where(pair => pair is { Reward: not null, Propensity: > 0 }).ToList();
        if (rows.Count < FewestRows || rows.TrueForAll(pair => pair.Champion != pair.Challenger)) return null;
        double[] rewards = [.. rows.Select(pair => pair.Reward!.Value)];
        double[] evaluated = [.. rows.Select(pair => pair.Champion == pair.Challenger ? 1.0 : 0)];
        var log = LoggedRewards.Of(rewards, evaluated, [.. rows.Select(pair => pair.Propensity!.Value)]);
        List<ulong?> people = [.. rows.Select(pair => pair.Person)];
        double[] weights = [.. rows.Select((pair, at) => evaluated[at] / pair.Propensity!.Value)];
        double[] earned = [.. weights.Zip(rewards, (weight, earning) => weight * earning)];
        var (ips, own, weight) = (ImportanceSampling.Ips(log), ClusteredMean.Of(rewards, people), ClusteredMean.Of(weights, people));
        return new OffPolicyFigures
        {
            Reward = reward,
            Rows = rows.Count,
            People = own.Clusters,
            OnPolicy = own.Figures,
            InversePropensity = ClusteredMean.Of(earned, people).Figures,
            SelfNormalised = ClusteredMean.Of(earned, weights, people).Figures,
            Difference = ClusteredMean.Of([.. earned.Zip(rewards, (mine, its) => mine - its)], people).Figures,
            EffectiveSampleSize = ips.EffectiveSampleSize,
            MeanWeight = ips.MeanWeight,
            LargestWeight = ips.MaxWeight,
            PropensitiesFit = Math.Abs(weight.Value - 1) <= 3 * (weight.StandardError ?? 0) + 1e-9,
        };
    }
}

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
    private const double FewestEffective = 100;

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
            Limit = MostPairs,
        };
        var (count, pairs) = await queries.PairsAsync(query, cancellationToken);
        var offPolicy = OffPolicy(pairs, reward);
        return new ChallengerReport
        {
            Sentence = Sentence(count, pairs, challenger, offPolicy),
            Champion = champion,
            Challenger = challenger,
            Pairs = count,
            Agreement = pairs.Count == 0 ? null : Agreement(pairs),
            Kappa = Kappa(pairs),
            ScoreDifference = ScoreDifference(pairs),
            ScoreCorrelation = Correlation(pairs),
            Disagreements =
            [
                .. pairs.Where(pair => pair.Champion != pair.Challenger).GroupBy(pair => (pair.Champion, pair.Challenger))
                    .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Champion, StringComparer.Ordinal).Take(MostDisagreements)
                    .Select(group => new Disagreement(group.Key.Champion, group.Key.Challenger, group.LongCount())),
            ],
            OffPolicy = offPolicy,
            Provenance = new Provenance { Configuration = ConfigurationHash.Of(query), Seed = 0, Window = window, ComputedAt = clock.GetUtcNow() },
        };
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

    private static EffectFigures Agreement(IReadOnlyList<AnsweredPair> pairs)
    {
        var same = pairs.Count(pair => pair.Champion == pair.Challenger);
        var interval = Proportion.Wilson(same, pairs.Count);
        return new((double)same / pairs.Count, interval.Lower, interval.Upper);
    }

    /// <summary>Cohen 1960, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20(1), 37-46.</summary>
    private static double? Kappa(IReadOnlyList<AnsweredPair> pairs)
    {
        if (pairs.Count == 0) return null;
        double n = pairs.Count;
        var (first, second) = (pairs.GroupBy(pair => pair.Champion ?? "").ToDictionary(group => group.Key, group => group.Count() / n), pairs.GroupBy(pair => pair.Challenger ?? "").ToDictionary(group => group.Key, group => group.Count() / n));
        var chance = first.Sum(answer => answer.Value * second.GetValueOrDefault(answer.Key));
        return chance >= 1 ? null : (pairs.Count(pair => pair.Champion == pair.Challenger) / n - chance) / (1 - chance);
    }

    private static EffectFigures? ScoreDifference(IReadOnlyList<AnsweredPair> pairs)
    {
        double[] differences = [.. Scored(pairs).Select(pair => pair.Y - pair.X)];
        if (differences.Length < 2) return null;
        var moments = Moments.Of(differences);
        if (moments.Variance <= 0) return new(moments.Mean, moments.Mean, moments.Mean);
        var test = EffectTest.Run(new Effect(moments.Mean, moments.Variance / moments.Count, moments.Count - 1, moments.Count));
        return ComparisonWriter.Figures(moments.Mean, test.Interval);
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
    private static OffPolicyFigures? OffPolicy(IReadOnlyList<AnsweredPair> pairs, string reward)
    {
        var rows = pairs.Where(pair => pair is { Reward: not null, Propensity: > 0 }).ToList();
        if (rows.Count < FewestRows || rows.TrueForAll(pair => pair.Champion != pair.Challenger)) return null;
        double[] rewards = [.. rows.Select(pair => pair.Reward!.Value)];
        double[] evaluated = [.. rows.Select(pair => pair.Champion == pair.Challenger ? 1.0 : 0)];
        var log = LoggedRewards.Of(rewards, evaluated, [.. rows.Select(pair => pair.Propensity!.Value)]);
        var (ips, normalised, own) = (ImportanceSampling.Ips(log), ImportanceSampling.SelfNormalised(log), MeanOf(rewards));
        return new OffPolicyFigures
        {
            Reward = reward,
            Rows = rows.Count,
            OnPolicy = own,
            InversePropensity = ComparisonWriter.Figures(ips.Value, ips.Interval),
            SelfNormalised = ComparisonWriter.Figures(normalised.Value, normalised.Interval),
            Difference = MeanOf([.. rows.Select((pair, at) => (evaluated[at] / pair.Propensity!.Value - 1) * rewards[at])]),
            EffectiveSampleSize = ips.EffectiveSampleSize,
            MeanWeight = ips.MeanWeight,
            LargestWeight = ips.MaxWeight,
            PropensitiesFit = ips.PropensitiesFit,
        };
    }

    private static EffectFigures MeanOf(double[] values)
    {
        var moments = Moments.Of(values);
        var half = moments.Variance > 0 ? EffectTest.Run(new Effect(0, moments.Variance / moments.Count, double.PositiveInfinity, moments.Count)).Interval.Upper : 0;
        return new(moments.Mean, moments.Mean - half, moments.Mean + half);
    }

    private static string Sentence(long count, IReadOnlyList<AnsweredPair> pairs, string challenger, OffPolicyFigures? figures)
    {
        if (count == 0) return $"No request was answered by both: give the challenger's prediction the id of the champion's, followed by /{challenger}.";
        var agreement = string.Create(CultureInfo.InvariantCulture, $"{challenger} gives the champion's answer to {Agreement(pairs).Value * 100:0.0} % of {count:N0} requests.");
        if (figures is null) return agreement + " What it would have earned can't be told: that needs feedback and the champion's propensities.";
        if (!figures.PropensitiesFit) return agreement + " The propensities do not fit the log: what it would have earned can't be trusted.";
        if (figures.EffectiveSampleSize < FewestEffective)
            return agreement + string.Create(CultureInfo.InvariantCulture, $" The log is worth {figures.EffectiveSampleSize:0} rows for it only: too few to tell what it would have earned.");
        var word = figures.Difference.Lower > 0 ? "more" : figures.Difference.Upper < 0 ? "less" : "about as much";
        return agreement + string.Create(CultureInfo.InvariantCulture,
            $" Shown to users it would have earned {word}: {figures.InversePropensity.Value:0.####} {figures.Reward} in place of {figures.OnPolicy.Value:0.####} (difference [{figures.Difference.Lower:+0.####;−0.####;0}, {figures.Difference.Upper:+0.####;−0.####;0}]).");
    }
}

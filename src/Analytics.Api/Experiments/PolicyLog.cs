using System.Globalization;
using Analytics.Api.Replay;
using Analytics.Statistics.OffPolicy;

namespace Analytics.Api.Experiments;

/// <summary>Decisions of a policy with their rewards and propensities.</summary>
internal sealed class PolicyLog
{
    private const string Always = "always:";
    private readonly List<(double Reward, string Action, double Propensity)> rows;

    private PolicyLog(List<(double, string, double)> rows) => this.rows = rows;

    /// <exception cref="ReplayException">A column is missing, or holds what is no number.</exception>
    public static PolicyLog Read(CsvSource source, string reward, string action, string propensity)
    {
        var (r, a, p) = (source.Column("--reward", reward), source.Column("--action", action), source.Column("--propensity", propensity));
        return new([.. source.Rows().Select(row => (Number(row[r], reward, source), row[a], Number(row[p], propensity, source)))]);
    }

    /// <summary>What the policy of the log earned, and what the other one would have.</summary>
    /// <exception cref="ReplayException">The policy is not known.</exception>
    public IEnumerable<string> Report(string policy, int? actions)
    {
        if (rows.Count < 2) throw new ReplayException("The log has fewer than two rows.");
        var count = actions ?? rows.Select(row => row.Action).Distinct().Count();
        double[] evaluated = policy == "uniform" ? [.. rows.Select(_ => 1.0 / count)]
            : policy.StartsWith(Always, StringComparison.Ordinal) ? [.. rows.Select(row => row.Action == policy[Always.Length..] ? 1.0 : 0.0)]
            : throw new ReplayException($"--policy {policy} must be uniform or always:ACTION.");
        var log = LoggedRewards.Of([.. rows.Select(row => row.Reward)], evaluated, [.. rows.Select(row => row.Propensity)]);
        var (ips, normalised) = (ImportanceSampling.Ips(log), ImportanceSampling.SelfNormalised(log));
        yield return Line($"on policy: {N(rows.Average(row => row.Reward))} over {rows.Count:N0} rows");
        yield return Line($"{policy}, inverse propensity: {N(ips.Value)} (se {N(ips.StandardError)}) [{N(ips.Interval.Lower)}, {N(ips.Interval.Upper)}]");
        yield return Line($"{policy}, self-normalised: {N(normalised.Value)} (se {N(normalised.StandardError)}) [{N(normalised.Interval.Lower)}, {N(normalised.Interval.Upper)}]");
        yield return Line($"effective sample size {N(ips.EffectiveSampleSize)}, mean weight {N(ips.MeanWeight)}, largest {N(ips.MaxWeight)}: the propensities {(ips.PropensitiesFit ? "fit" : "do NOT fit the log")}");
    }

    private static double Number(string text, string name, CsvSource source) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new ReplayException($"Column '{name}' of {source.Name} holds '{text}', which is no number.");

    private static string N(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Line(FormattableString line) => FormattableString.Invariant(line);
}

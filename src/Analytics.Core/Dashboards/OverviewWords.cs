using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Dashboards;
using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Analytics.Core.Privacy.People;

namespace Analytics.Core.Dashboards;

/// <summary>The overview in words.</summary>
internal static class OverviewWords
{
    /// <summary>A change of less is none worth naming.</summary>
    private const double Steady = 0.005;

    public const string Normal = "normal";
    public const string Look = "look";
    public const string Quiet = "quiet";

    /// <summary>"Revenue +4.1 % on the week, model quality normal, one alert fires."</summary>
    public static string Sentence(IReadOnlyList<OverviewFigure> figures, IReadOnlyList<OverviewModel> models, int firing, IReadOnlyList<OverviewExperiment> experiments)
    {
        List<string> parts = [];
        if (figures.FirstOrDefault(figure => figure.Query.Measure == "revenue") is { Change: { } change }) parts.Add(Math.Abs(change) < Steady ? "revenue steady" : $"revenue {Percent(change)} on the week");
        var look = models.Count(model => model.State == Look);
        if (models.Count == 0) parts.Add("no model yet");
        else parts.Add(look == 0 ? "model quality normal" : $"{look} of {models.Count} models {(look == 1 ? "needs" : "need")} a look");
        parts.Add(firing switch { 0 => "no alert fires", 1 => "one alert fires", _ => $"{firing} alerts fire" });
        var decided = experiments.Count(CanBeDecided);
        if (decided > 0) parts.Add(decided == 1 ? "one experiment can be decided" : $"{decided} experiments can be decided");
        var text = string.Join(", ", parts);
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    /// <summary>"Revenue +4.1 % on the week, for trainer trainer-03."</summary>
    public static string Own(OwnRecords own, IReadOnlyList<OverviewFigure> figures)
    {
        var whose = $"{own.Key} {string.Join(", ", own.Values)}";
        var revenue = figures.FirstOrDefault(figure => figure.Query.Measure == "revenue");
        if (revenue?.Change is { } change) return $"{(Math.Abs(change) < Steady ? "Revenue steady" : $"Revenue {Percent(change)} on the week")}, for {whose}.";
        return figures.Count == 0 ? $"Nothing was recorded for {whose} in two weeks." : $"The week of {whose}.";
    }

    public static bool CanBeDecided(OverviewExperiment experiment) =>
        experiment.Decision is ExperimentDecision.Ship or ExperimentDecision.RollBack or ExperimentDecision.Blocked or ExperimentDecision.Inconclusive;

    /// <summary>What happened to an alert: "multivariate drift fired".</summary>
    public static string Of(AlertTransition change) => $"{Plain(change.Labels.GetValueOrDefault("check") ?? change.Rule)} {change.Kind}";

    /// <summary>What happened to an experiment since a time: steps of the service and planned looks, in the order of time.</summary>
    public static IReadOnlyList<string> Of(ExperimentState state, DateTimeOffset since) =>
    [
        .. state.Steps.Select(step => (step.At, What: OfStep(step.Kind)))
            .Concat(state.Looks.Where(look => look.Planned is not null).Select(look => (At: look.TakenAt, What: $"planned look {look.Planned} {look.Outcome}")))
            .Where(one => one.At >= since).OrderBy(one => one.At).Select(one => one.What).Distinct(),
    ];

    /// <summary>What an alert is about, in its first sentence.</summary>
    public static string Brief(NoticeAlert alert)
    {
        var what = alert.Evidence is { Findings: [var worst, ..] } ? worst.Because : alert.What;
        var end = what.IndexOf(". ", StringComparison.Ordinal);
        var said = end < 0 ? what : what[..(end + 1)];
        return alert.Labels.TryGetValue("experiment", out var experiment) ? $"{experiment}: {said}" : $"{alert.Title}{(alert.Evidence is { Model: var model } ? $" of {model}" : "")}: {said}";
    }

    private static string OfStep(string kind) => kind switch
    {
        ExperimentCycle.Withdrew => "a treatment was switched off",
        ExperimentCycle.RolledBack => "rolled back",
        "ramped" => "the ramp went on",
        "weighed" => "weights moved",
        _ => kind,
    };

    private static string Plain(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static string Percent(double change) => (change < 0 ? "−" : "+") + Math.Abs(change * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}

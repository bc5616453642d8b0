using System.Globalization;
using Analytics.Contracts.Experiments;

namespace Analytics.Api.Experiments.Pages;

/// <summary>A line of an experiment's decision log.</summary>
/// <param name="At">When.</param>
/// <param name="What">What happened.</param>
/// <param name="Why">Why, with the numbers.</param>
internal sealed record LogLine(DateTimeOffset At, string What, string Why)
{
    /// <summary>Revisions, looks and steps in order of time, newest first; runs of exploratory looks on one day are one line.</summary>
    public static IReadOnlyList<LogLine> Of(ExperimentResults results)
    {
        var revisions = results.Plan.Revisions.Select(revision => new LogLine(
            revision.At,
            revision.Revision == 1 ? "Defined" : "Changed",
            revision.Revision == 1
                ? $"Plan {revision.Plan[..8]} registered as {Status(revision)}."
                : $"{string.Join(", ", revision.Changed)}; {Status(revision)} from then on.{Stamp(revision)}"));
        var planned = results.Looks.Where(look => look.Planned is not null).Select(look => new LogLine(look.TakenAt, $"Look {look.Planned}", string.Create(
            CultureInfo.InvariantCulture,
            $"{look.Variant}: {ExperimentWords.Effect(look, results)} over {look.Units:N0} units, |z| {Z(look):0.00} against a bound of {look.Bound ?? double.NaN:0.00}: {look.Outcome}. α spent up to it {look.SpentAlpha:0.####}.{(look.Plan == results.Plan.Hash ? "" : $" Of the earlier plan {look.Plan[..8]}.")}")));
        var exploratory = results.Looks.Where(look => look.Planned is null).GroupBy(look => (look.TakenAt.UtcDateTime.Date, look.Variant))
            .Select(day => new LogLine(
                day.Max(look => look.TakenAt),
                day.Count() == 1 ? "Looked at" : $"Looked at {day.Count()} times",
                $"{day.Key.Variant}: {ExperimentWords.Effect(day.Last(), results)}; not of the plan, so it decided nothing."));
        var steps = results.Steps.Select(step => new LogLine(step.At, Step(step.Kind), step.Because));
        return [.. revisions.Concat(planned).Concat(exploratory).Concat(steps).Reverse().OrderByDescending(line => line.At)];
    }

    private static double Z(ExperimentLook look) => look.StandardError > 0 ? Math.Abs(look.Effect / look.StandardError) : 0;

    private static string Stamp(ExperimentRevision revision) =>
        $"{(revision.PlanChangedWhileRunning ? " The plan was changed after it had started." : "")}{(revision.DealtAnew ? " Units were dealt anew after it had started." : "")}";

    private static string Status(ExperimentRevision revision) => revision.Status.ToString().ToLowerInvariant();

    private static string Step(string kind) => kind switch
    {
        "started" => "Started",
        "ramped" => "Ramped",
        "weighed" => "Weights moved",
        "withdrawn" => "Variant switched off",
        "rolledBack" => "Rolled back",
        "resumed" => "Resumed",
        _ => kind,
    };
}

using Analytics.Api.Pages;
using Analytics.Contracts.Reporting;

namespace Analytics.Api.Models.Pages;

/// <summary>Reads the sections of a scorecard out in plain words. It calls something worth a look only where the 95 % interval says so.</summary>
internal static class Verdicts
{
    public static Verdict OfPerformance(Scorecard card)
    {
        var key = HeadlineKey(card.Task);
        if (card.Labelled == 0)
            return Verdict.Unknown("Nobody has told us yet which answers were right. Send feedback of kind label, and this section fills.");
        if (!card.Performance.TryGetValue(key, out var figure) || figure.Value is not { } value)
            return Verdict.Unknown($"{Words.Count(card.Labelled, "answer")} with a known truth {(card.Labelled == 1 ? "is" : "are")} too few for a figure: {Reason(figure)}.");

        var word = FigureWord.Of(key);
        var known = $"by the {Words.Count(figure.N, "answer")} whose truth is known";
        var text = card.Task switch
        {
            "binary" or "multiclass" => $"It is right {word.Format(value)} of the time{Between(figure, word)}, {known}.",
            "regression" => $"It is off by {word.Format(value)} on average{Between(figure, word)}, {known}.",
            _ => $"{word.Format(value)} of its lists held the item that was chosen{Between(figure, word)}, {known}.",
        };
        var fallen = Fallen(card.Series, series => series.Performance, key, word);
        return new Verdict(fallen is null ? Tone.Fine : Tone.Watch, word.Format(value), text + fallen);
    }

    public static Verdict OfVolume(Scorecard card)
    {
        if (card.Volume == 0)
            return Verdict.Unknown("No predictions were recorded in this period. Choose a longer one.");

        var days = (card.Window.To - card.Window.From).TotalDays;
        var daily = days >= 2 ? $", about {Words.Count((long)Math.Round(card.Volume / days))} a day" : "";
        var share = card.LabelCoverage.Value is { } coverage ? $" The truth is known for {Words.Percent(coverage)} of them." : "";
        return new Verdict(Tone.Fine, Words.Count(card.Volume), $"{Words.Count(card.Volume, "prediction")}{daily}.{share}");
    }

    public static Verdict OfLatency(Scorecard card) =>
        card.LatencyMs.GetValueOrDefault("p50")?.Value is { } typical && card.LatencyMs.GetValueOrDefault("p99")?.Value is { } slow
            ? new Verdict(
                Tone.Fine,
                Words.Milliseconds(typical),
                $"Half of the answers take {Words.Milliseconds(typical)} or less; 99 of 100 take {Words.Milliseconds(slow)} or less.")
            : Verdict.Unknown("No prediction says how long it took (latencyMs).");

    public static Verdict OfAcceptance(Scorecard card)
    {
        var word = FigureWord.Of("acceptanceRate");
        if (card.Acceptance.GetValueOrDefault(word.Key) is { Value: { } rate } figure)
        {
            var fallen = Fallen(card.Series, series => series.Acceptance, word.Key, word);
            return new Verdict(fallen is null ? Tone.Fine : Tone.Watch, word.Format(rate), $"People accept {word.Format(rate)} of what they react to{Between(figure, word)}.{fallen}");
        }

        return card.Acceptance.GetValueOrDefault("rating")?.Value is { } rating
            ? new Verdict(Tone.Fine, FigureWord.Of("rating").Format(rating), $"People rate it {FigureWord.Of("rating").Format(rating)}.")
            : Verdict.Unknown("Nobody has reacted yet. Send feedback of kind accepted, dismissed, completed or rating.");
    }

    public static Verdict OfSafety(Scorecard card)
    {
        var word = FigureWord.Of("violationRate");
        if (card.Safety.GetValueOrDefault(word.Key) is not { Value: { } rate } figure)
            return Verdict.Unknown("No safety check was recorded in this period.");

        var most = figure.Upper is { } upper ? $" The true share is at most {word.Format(upper)}, 95% sure." : "";
        if (rate == 0)
            return new Verdict(Tone.Fine, "none", $"No violation in {Words.Count(figure.N, "check")}.{most}");

        var risen = Fallen(card.Series, series => series.Safety, word.Key, word);
        var violations = (long)Math.Round(rate * figure.N);
        return new Verdict(Tone.Watch, word.Format(rate), $"{Words.Count(violations, "violation")} in {Words.Count(figure.N, "check")}, {word.Format(rate)}.{most}{risen}");
    }

    public static Verdict OfQuality(Scorecard card)
    {
        if (card.Quality.Score is not { } score)
            return Verdict.Unknown("No record of this model was checked in this period.");

        var text = card.Quality.Findings is [var first, ..]
            ? $"The most frequent finding: {Words.Plain(first.Finding)}{(first.Field is null ? "" : $" in {first.Field}")}, in {Words.Percent(first.Share)} of the records."
            : "Nothing was found to be wrong with the records.";
        return new Verdict(card.Quality.Findings.Any(finding => finding.Share >= 0.01) ? Tone.Watch : Tone.Fine, Words.Percent(score), text);
    }

    /// <summary>The figure that speaks for a task.</summary>
    public static string HeadlineKey(string task) => task switch
    {
        "binary" or "multiclass" => "accuracy",
        "regression" => "mae",
        _ => "hitRate",
    };

    /// <summary>A sentence where the figure is worse lately than before; else null.</summary>
    private static string? Fallen(
        IReadOnlyList<BucketFigures> series, Func<BucketFigures, IReadOnlyDictionary<string, Figure>> figures, string key, FigureWord word) =>
        Trend.Of(series, bucket => figures(bucket).GetValueOrDefault(key)) is { } trend && (word.MoreIsBetter ? trend.Falls : trend.Rises)
            ? $" Lately it is worse: {word.Format(trend.Recent)} since {Words.Bucket(trend.Since)}, {word.Format(trend.Earlier)} before."
            : null;

    private static string Between(Figure figure, FigureWord word) =>
        figure is { Lower: { } lower, Upper: { } upper } ? $" (95% sure: {word.Format(lower)} to {word.Format(upper)})" : "";

    private static string Reason(Figure? figure) => figure?.Insufficient ?? "there is none";
}

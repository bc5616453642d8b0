using Analytics.Api.Pages;
using Analytics.Contracts.Reporting;

namespace Analytics.Api.Models.Pages;

/// <summary>A scorecard in one letter, with its reasons. It follows from the sections' own verdicts, so that it never says another thing than they do.</summary>
/// <param name="Letter">A to D; null while nobody knows how right the model is.</param>
/// <param name="Reasons">What keeps it from an A; of an A what it rests on.</param>
public sealed record Grade(string? Letter, IReadOnlyList<string> Reasons)
{
    /// <summary>What the letters mean.</summary>
    public const string Meaning =
        "A: right as before, and nothing worth a look. B: right as before, one thing worth a look. C: less right lately, or several things. D: less right lately, and the data or its safety worth a look as well.";

    public static Grade Of(Scorecard card)
    {
        var right = Verdicts.OfPerformance(card);
        if (right.Tone == Tone.Unknown) return new Grade(null, [right.Text]);
        Verdict[] grave = [Verdicts.OfSafety(card), Verdicts.OfQuality(card)];
        List<Verdict> worthALook = [.. new[] { right, Verdicts.OfAcceptance(card), Verdicts.OfLatency(card) }.Concat(grave).Where(verdict => verdict.Tone == Tone.Watch)];
        var letter = (right.Tone, worthALook.Count) switch
        {
            (Tone.Watch, _) when grave.Any(verdict => verdict.Tone == Tone.Watch) => "D",
            (Tone.Watch, _) or (_, > 1) => "C",
            (_, 1) => "B",
            _ => "A",
        };
        return new Grade(letter, worthALook.Count == 0 ? [right.Text] : [.. worthALook.Select(verdict => verdict.Text)]);
    }
}

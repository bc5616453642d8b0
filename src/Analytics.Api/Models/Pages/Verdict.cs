using Analytics.Api.Pages;

namespace Analytics.Api.Models.Pages;

/// <summary>A section of a scorecard in one sentence or two.</summary>
/// <param name="Tone">How it sounds.</param>
/// <param name="Headline">The figure in brief; null where there is none.</param>
/// <param name="Text">The sentence.</param>
public sealed record Verdict(Tone Tone, string? Headline, string Text)
{
    public static Verdict Unknown(string text) => new(Tone.Unknown, null, text);
}

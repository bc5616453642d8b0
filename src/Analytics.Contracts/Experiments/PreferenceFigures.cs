namespace Analytics.Contracts.Experiments;

/// <summary>Which of two interleaved rankers people prefer.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Units">People who clicked.</param>
/// <param name="Credit">Clicks on the challenger's items less those on the champion's, a person, with its 95 % interval.</param>
/// <param name="PValue">p-value of no preference.</param>
public sealed record PreferenceFigures(string Sentence, long Units, EffectFigures? Credit, double? PValue);

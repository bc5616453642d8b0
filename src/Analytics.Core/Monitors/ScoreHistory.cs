namespace Analytics.Core.Monitors;

/// <summary>What a rule compares the score of a subject with, oldest first.</summary>
/// <param name="Usual">Of windows of the same length within the reference; where that is no window of its own, empty.</param>
/// <param name="Before">Of the windows before the one that is judged.</param>
internal sealed record ScoreHistory(IReadOnlyList<EarlierScore> Usual, IReadOnlyList<EarlierScore> Before)
{
    public static ScoreHistory Empty { get; } = new([], []);
}

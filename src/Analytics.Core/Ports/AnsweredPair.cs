namespace Analytics.Core.Ports;

/// <summary>A request that both answered.</summary>
/// <param name="Champion">Answer of the champion: its decision, class or first item; null of a value.</param>
/// <param name="Challenger">Answer of the challenger.</param>
/// <param name="ChampionScore">Its score or value.</param>
/// <param name="ChallengerScore">Its score or value.</param>
/// <param name="Propensity">Probability with which the champion gave its answer.</param>
/// <param name="Reward">What the champion's answer earned.</param>
public sealed record AnsweredPair(
    string? Champion, string? Challenger, double? ChampionScore, double? ChallengerScore, double? Propensity, double? Reward)
{
    /// <summary>Hash of whom it is of; null where nobody is named.</summary>
    public ulong? Person { get; init; }

    /// <summary>The first items of the champion's ranking; empty of other answers.</summary>
    public IReadOnlyList<string> ChampionItems { get; init; } = [];

    /// <summary>The first items of the challenger's ranking.</summary>
    public IReadOnlyList<string> ChallengerItems { get; init; } = [];
}

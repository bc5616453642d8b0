using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Safety;

/// <summary>What rules would have said of past predictions, beside what was recorded. Nothing of it is stored.</summary>
public sealed record RailReplay
{
    /// <summary>The window, by time of prediction.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>Predictions of the model in the window.</summary>
    public required long Predictions { get; init; }

    /// <summary>Predictions read: all, or an even sample of about as many as the limit allows.</summary>
    public required long Read { get; init; }

    /// <summary>Those read that rules had judged when they were recorded; only they are compared.</summary>
    public required long Compared { get; init; }

    /// <summary>
    /// Those read that have no free text in the store: what is not kept without consent can't be read again, so rules over text may miss what they
    /// would find at the door.
    /// </summary>
    public required long WithoutText { get; init; }

    /// <summary>True where one of the rules reads text, so that <see cref="WithoutText"/> matters.</summary>
    public required bool ReadsText { get; init; }

    /// <summary>Those read to which the worst verdict would be a violation or block.</summary>
    public required SafetyRate Violations { get; init; }

    /// <summary>Every rule of the new set or of what was recorded.</summary>
    public required IReadOnlyList<RuleReplay> Rules { get; init; }
}

namespace Analytics.Contracts.Experiments;

/// <summary>The primary metric of one treatment, looked into.</summary>
public sealed record TreatmentDepth
{
    /// <summary>Key of the treatment.</summary>
    public required string Variant { get; init; }

    /// <summary>Its effect as units came in.</summary>
    public IReadOnlyList<DailyEffect> Days { get; init; } = [];

    /// <summary>Why there is no series; null where there is one.</summary>
    public string? DaysMissing { get; init; }

    /// <summary>Whether it changes with time since exposure; null where it can't be told.</summary>
    public NoveltyFigures? Novelty { get; init; }

    /// <summary>The effect without the three units with the largest values; null where it can't be told.</summary>
    public EffectFigures? WithoutHeaviest { get; init; }

    /// <summary>True: without them significance or direction would be another.</summary>
    public bool HeaviestDecide { get; init; }
}

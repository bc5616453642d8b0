namespace Analytics.Contracts.Alerting;

/// <summary>A time in which nobody is told of some alerts. It ends by itself.</summary>
public sealed record AlertSilence
{
    /// <summary>Its id. Ignored on POST.</summary>
    public string Id { get; init; } = "";

    /// <summary>Conditions that an alert must all meet; 1 to 20.</summary>
    public required IReadOnlyList<LabelMatcher> Matchers { get; init; }

    /// <summary>Begin. Absent: now.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>End: after the begin, at most 366 days.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Who made it. Absent on POST: the name of the key.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Why, at most 1,000 characters.</summary>
    public required string Comment { get; init; }
}

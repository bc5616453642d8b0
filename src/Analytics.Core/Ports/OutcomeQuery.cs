namespace Analytics.Core.Ports;

/// <summary>Asks for the outcomes of labelled predictions in [From, To), in order of their time.</summary>
public sealed record OutcomeQuery
{
    public required DateTime From { get; init; }
    public required DateTime To { get; init; }
    public required IReadOnlyList<FieldFilter> Filters { get; init; }

    /// <summary>Only truths known before this time, UTC; null: all.</summary>
    public DateTime? KnownBy { get; init; }
}

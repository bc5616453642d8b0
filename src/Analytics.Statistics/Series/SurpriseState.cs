namespace Analytics.Statistics.Series;

/// <summary>State of a <see cref="SurpriseDetector"/>, plain data for any serialiser. A detector made from it with the same options goes on as the saved one would.</summary>
public sealed record SurpriseState
{
    /// <summary>The newest values, oldest first: the history, and what its first value was compared with.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Scores of the quiet span, oldest first.</summary>
    public required IReadOnlyList<double> Scores { get; init; }
}

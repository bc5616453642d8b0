using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Fairness;

/// <summary>Labelled predictions of one group of people by decision and label.</summary>
/// <param name="Group">Name of the group, unique.</param>
/// <param name="Confusion">Counts of the group.</param>
public sealed record GroupConfusion(string Group, BinaryConfusion Confusion);

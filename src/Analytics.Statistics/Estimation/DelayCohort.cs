namespace Analytics.Statistics.Estimation;

/// <summary>Things that began together and wait for an event, such as the predictions of a day for their labels.</summary>
/// <param name="Size">How many began, at least 0.</param>
/// <param name="Age">How long they have been watched, at least 0, in the unit of the edges.</param>
/// <param name="Events">Events so far by interval of delay, one count for each interval between edges; those later than the last edge are left out.</param>
public sealed record DelayCohort(long Size, double Age, IReadOnlyList<long> Events);

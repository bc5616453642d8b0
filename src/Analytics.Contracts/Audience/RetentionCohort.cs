namespace Analytics.Contracts.Audience;

/// <summary>People whose first event fell into one week.</summary>
/// <param name="Week">Monday of that week.</param>
/// <param name="People">How many.</param>
/// <param name="Returned">Share with an event in the week itself, the one after, and so on up to the last week that is over; null where it is of too few people.</param>
public sealed record RetentionCohort(DateTimeOffset Week, long People, IReadOnlyList<double?> Returned);

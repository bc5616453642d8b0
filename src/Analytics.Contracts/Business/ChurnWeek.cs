using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Business;

/// <summary>A week of the forecast.</summary>
/// <param name="From">Its start.</param>
/// <param name="Due">Subscriptions whose payment is due in it; of the first week overdue ones too.</param>
/// <param name="Leaving">How many are expected to leave, with the 95 % interval of the number that will.</param>
/// <param name="RevenueAtRisk">What those expected to leave pay a period.</param>
public sealed record ChurnWeek(DateTimeOffset From, long Due, Figure Leaving, double RevenueAtRisk);

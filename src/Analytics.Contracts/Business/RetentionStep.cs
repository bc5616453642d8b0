using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Business;

/// <summary>How many subscriptions last.</summary>
/// <param name="Payments">After so many payments.</param>
/// <param name="AtRisk">Subscriptions that made so many and were seen until the next was due.</param>
/// <param name="Lost">Those of them that did not pay again.</param>
/// <param name="Remaining">Share that goes on after it, with its 95 % interval.</param>
public sealed record RetentionStep(int Payments, long AtRisk, long Lost, Figure Remaining);

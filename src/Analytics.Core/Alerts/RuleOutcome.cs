using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>What follows from an evaluation of a rule.</summary>
/// <param name="Memory">Its alerts from now on.</param>
/// <param name="Transitions">What happened, in order.</param>
internal sealed record RuleOutcome(RuleMemory Memory, IReadOnlyList<AlertTransition> Transitions);

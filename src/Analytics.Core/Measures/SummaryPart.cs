using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>One summary that a figure rests on.</summary>
/// <param name="Source">What it is taken over.</param>
/// <param name="Summary">What is computed.</param>
/// <param name="Kind">Reactions only, and always there: the kind of reaction.</param>
internal sealed record SummaryPart(EventSource Source, Summary Summary, string? Kind = null);

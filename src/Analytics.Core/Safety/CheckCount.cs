namespace Analytics.Core.Safety;

/// <summary>Safety checks of one rule, origin and part.</summary>
/// <param name="Part">Version or segment that was split by; null without a split, and for predictions without one.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Rails">Version of the rules that made them; null for reported ones.</param>
/// <param name="Checks">Rows.</param>
/// <param name="Violations">Those with a violation or block; 0 for single rules of the rails, whose verdict is always their own.</param>
internal sealed record CheckCount(string? Part, string Rule, int? Rails, long Checks, long Violations);

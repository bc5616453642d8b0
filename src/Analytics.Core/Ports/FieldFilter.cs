namespace Analytics.Core.Ports;

/// <summary>A condition on a text field: its value is (or, negated, is not) one of the values. A missing value is none of them.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">The values, at least one.</param>
/// <param name="Negated">True for "is not".</param>
public sealed record FieldFilter(Field Field, IReadOnlyList<string> Values, bool Negated = false);

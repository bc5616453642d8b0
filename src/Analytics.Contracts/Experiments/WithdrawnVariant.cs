namespace Analytics.Contracts.Experiments;

/// <summary>A treatment that the service switched off: its units get the control, all others keep their variant.</summary>
/// <param name="Variant">Key of the variant.</param>
/// <param name="Since">When it was switched off.</param>
/// <param name="Because">Why, with the numbers.</param>
public sealed record WithdrawnVariant(string Variant, DateTimeOffset Since, string Because);

namespace Analytics.Contracts.Experiments;

/// <summary>A unit that is given a variant by hand, for quality assurance. It is not recorded as exposed.</summary>
/// <param name="Unit">Id of the unit as it is asked for, 1 to 200 characters; none twice.</param>
/// <param name="Variant">Key of the variant.</param>
public sealed record UnitOverride(string Unit, string Variant);

namespace Analytics.Contracts.Experiments;

/// <summary>A unit that is given a variant by hand, for quality assurance. The service and its client do not record it as exposed, and the client leaves the experiment out of its predictions; who sends records by other ways does so too (the outcome of the assignment says overridden), else they count.</summary>
/// <param name="Unit">Id of the unit as it is asked for, 1 to 200 characters; none twice.</param>
/// <param name="Variant">Key of the variant.</param>
public sealed record UnitOverride(string Unit, string Variant);

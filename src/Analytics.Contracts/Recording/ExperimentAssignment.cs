namespace Analytics.Contracts.Recording;

/// <summary>The variant of an experiment under which a prediction was made.</summary>
/// <param name="Key">Key of the experiment.</param>
/// <param name="Variant">Key of the variant.</param>
public sealed record ExperimentAssignment(string Key, string Variant);

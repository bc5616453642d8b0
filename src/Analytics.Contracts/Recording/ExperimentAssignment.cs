namespace Analytics.Contracts.Recording;

/// <summary>
/// The variant of an experiment under which a prediction was made: its subject counts as exposed. To be left out where the assignment's outcome is overridden or withdrawn, as the client
/// does by itself.
/// </summary>
/// <param name="Key">Key of the experiment.</param>
/// <param name="Variant">Key of the variant.</param>
public sealed record ExperimentAssignment(string Key, string Variant);

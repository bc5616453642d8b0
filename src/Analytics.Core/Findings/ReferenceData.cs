using Analytics.Contracts.Reporting;

namespace Analytics.Core.Findings;

/// <summary>What a window is compared with: another window of the same model, or an uploaded data set.</summary>
/// <param name="Kind">Where it comes from: registered, previous, given or dataSet.</param>
/// <param name="Window">The window; null for a data set.</param>
/// <param name="DataSet">Name of the data set; null for a window.</param>
public sealed record ReferenceData(string Kind, TimeRange? Window, string? DataSet = null);

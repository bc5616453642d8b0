namespace Analytics.Contracts.Reports;

/// <summary>That a report is written, as channels tell it.</summary>
/// <param name="Id">Id of the report.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sentence">What it says, in one sentence.</param>
/// <param name="Facts">The same in a few lines.</param>
/// <param name="Link">Address of its content.</param>
/// <param name="Format">How it is written.</param>
public sealed record ReportNotice(string Id, string Title, string Sentence, IReadOnlyList<string> Facts, string Link, ReportFormat Format);

namespace Analytics.Contracts.Dashboards;

/// <summary>Something that waits for a person.</summary>
/// <param name="Kind">alert, experiment or file.</param>
/// <param name="Sentence">What it is, and why.</param>
/// <param name="Link">Address of the page to do it on, without the host.</param>
/// <param name="Urgent">True: someone should look now.</param>
public sealed record OverviewTask(string Kind, string Sentence, string Link, bool Urgent);

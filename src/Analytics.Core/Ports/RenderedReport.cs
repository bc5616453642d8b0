namespace Analytics.Core.Ports;

/// <summary>A report that is written.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Sentence">What it says, in one sentence.</param>
/// <param name="Facts">The same in a few lines.</param>
/// <param name="Content">The content.</param>
public sealed record RenderedReport(string Title, string Sentence, IReadOnlyList<string> Facts, byte[] Content);

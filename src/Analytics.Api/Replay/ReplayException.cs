namespace Analytics.Api.Replay;

/// <summary>A file or an option that can't be replayed; the message says which and why.</summary>
public sealed class ReplayException(string message) : Exception(message);

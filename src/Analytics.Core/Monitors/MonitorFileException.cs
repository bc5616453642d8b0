namespace Analytics.Core.Monitors;

/// <summary>The file of <see cref="MonitorOptions.File"/> has faults; nothing of it is used.</summary>
public sealed class MonitorFileException(string path, IReadOnlyList<string> faults, Exception? inner = null)
    : Exception($"Monitors:File {path} has faults:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}", inner)
{
    /// <summary>The faults, each with its place.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}

namespace Analytics.Core.Tests.Privacy;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("analytics-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

namespace Analytics.Api.Tests.Service;

/// <summary>A service whose models nobody watches: its tests are of experiments.</summary>
public sealed class ExperimentService : RunningService
{
    public ExperimentService() => Settings = new Dictionary<string, string> { ["Monitors:Defaults"] = "false" };
}

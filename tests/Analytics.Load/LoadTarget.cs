using System.CommandLine;

namespace Analytics.Load;

/// <summary>Which service is loaded, and how hard.</summary>
internal sealed class LoadTarget
{
    private readonly Option<FileInfo?> spawn = new("--spawn") { Description = "Path of Analytics.Api.dll (Release); the service is started from it in a temporary folder." };
    private readonly Option<Uri> url = new("--url")
    {
        Description = "Address of a running service.",
        DefaultValueFactory = _ => new Uri("http://localhost:5080"),
        CustomParser = argument => new Uri(argument.Tokens[0].Value, UriKind.Absolute),
    };

    private readonly Option<string> key = new("--key") { Description = "Access key of a running service.", DefaultValueFactory = _ => "" };
    private readonly Option<int> connections;
    private readonly Option<int> seconds = new("--seconds") { Description = "Length of each run.", DefaultValueFactory = _ => 60 };

    public LoadTarget(Command command, int defaultConnections)
    {
        connections = new("--connections") { Description = "Connections in parallel.", DefaultValueFactory = _ => defaultConnections };
        foreach (Option option in (Option[])[spawn, url, key, connections, seconds]) command.Options.Add(option);
    }

    public TimeSpan Time(ParseResult arguments) => TimeSpan.FromSeconds(arguments.GetValue(seconds));

    /// <summary>Runs a scenario against the service and adds the peak of its memory where it was started here.</summary>
    public async Task<int> RunAsync(ParseResult arguments, Func<LoadedService, LoadRun, Task> scenario, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var output = arguments.InvocationConfiguration.Output;
        await using var spawned = arguments.GetValue(spawn) is { } assembly ? await SpawnedService.StartAsync(assembly, clock, cancellationToken) : null;
        var address = spawned?.Address ?? arguments.GetRequiredValue(url);
        using var service = new LoadedService(address, spawned?.Key ?? arguments.GetRequiredValue(key));
        await scenario(service, new LoadRun(address, arguments.GetValue(connections), clock));
        if (spawned is not null) await output.WriteLineAsync($"Peak resident memory of the service: {spawned.PeakMemory:N0} MiB");
        return 0;
    }

    /// <summary>A model of its own for each run, so that its volume can be checked.</summary>
    public static string NewModel(DateTimeOffset now) => $"load-{now.UtcDateTime:yyMMddHHmmss}";
}

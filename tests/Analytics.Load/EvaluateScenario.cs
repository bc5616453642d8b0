using System.CommandLine;

namespace Analytics.Load;

/// <summary><c>evaluate</c>: one prediction a request judged by rails before it is shown, and the same bodies against the endpoint that discards them.</summary>
internal static class EvaluateScenario
{
    private const int Templates = 500;

    public static Command Create()
    {
        var rules = new Option<int>("--rules") { Description = "Rules in force; the service takes up to 200.", DefaultValueFactory = _ => 20 };
        var command = new Command("evaluate", "One prediction a request, judged by rails.") { rules };
        var target = new LoadTarget(command, defaultConnections: 1);
        command.SetAction((arguments, cancellationToken) => target.RunAsync(
            arguments,
            (service, run) => MeasureAsync(arguments.InvocationConfiguration.Output, service, run, arguments.GetValue(rules), target.Time(arguments), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task MeasureAsync(TextWriter output, LoadedService service, LoadRun run, int rules, TimeSpan time, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetUtcNow();
        var model = LoadTarget.NewModel(start);
        await service.PrepareAsync(model, cancellationToken);
        await service.SaveRailsAsync(model, rules, cancellationToken);
        var predictions = new PredictionTemplates(model, start.AddSeconds(1), TimeSpan.FromSeconds(1));
        var bodies = Enumerable.Range(0, Templates).Select(_ => predictions.Single()).ToList();
        // The first calls compile code; they are the warm-up of both.
        await run.RunAsync("warm-up", Sets("/v1/safety/evaluate"), TimeSpan.FromSeconds(5), long.MaxValue / 2, cancellationToken);
        var judged = await run.RunAsync($"judged by {rules} rules", Sets("/v1/safety/evaluate"), time, long.MaxValue / 2, cancellationToken);
        var discarded = await run.RunAsync("the same, parsed and discarded", Sets("/v1/_baseline/predictions/batch"), time, long.MaxValue / 2, cancellationToken);
        await LoadTable.WriteAsync(output, judged, discarded);

        List<RequestTemplate[]> Sets(string path) => bodies.ConvertAll(body => new[] { new RequestTemplate(service.Address, path, service.Key, body, 1) });
    }
}

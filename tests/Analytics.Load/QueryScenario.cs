using System.CommandLine;
using System.Globalization;

namespace Analytics.Load;

/// <summary><c>query</c>: fills the store with thirty days of predictions, some of them labelled, then times the scorecard over them all.</summary>
internal static class QueryScenario
{
    private const int Templates = 60;
    private const int Size = 1_000;
    private const int Calls = 10;
    private static readonly TimeSpan Span = TimeSpan.FromDays(30);

    public static Command Create()
    {
        var count = new Option<long>("--predictions") { Description = "Predictions to store.", DefaultValueFactory = _ => 10_000_000 };
        var labelled = new Option<double>("--labelled") { Description = "Share of them that gets a label.", DefaultValueFactory = _ => 0.1 };
        var command = new Command("query", "Fills the store, then times the scorecard.") { count, labelled };
        var target = new LoadTarget(command, defaultConnections: 4);
        command.SetAction((arguments, cancellationToken) => target.RunAsync(
            arguments,
            (service, run) => MeasureAsync(
                arguments.InvocationConfiguration.Output, service, run, arguments.GetValue(count), (int)(arguments.GetValue(labelled) * Size), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task MeasureAsync(
        TextWriter output, LoadedService service, LoadRun run, long count, int labels, CancellationToken cancellationToken)
    {
        var end = TimeProvider.System.GetUtcNow();
        var model = LoadTarget.NewModel(end);
        await service.PrepareAsync(model, cancellationToken);
        var predictions = new PredictionTemplates(model, end, Span);
        var sets = Enumerable.Range(0, Templates).Select(_ => Set()).ToList();
        var filled = await run.RunAsync("fill", sets, TimeSpan.FromDays(1), count, cancellationToken);
        var times = new List<TimeSpan>();
        for (var call = 0; call < Calls; call++)
            times.Add(await LoadedService.TimeAsync(() => service.ScorecardAsync(model, end - Span, end, cancellationToken)));
        times.Sort();
        await output.WriteLineAsync("| predictions | stored/s | scorecard min ms | median ms | max ms |");
        await output.WriteLineAsync("|---:|---:|---:|---:|---:|");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| {filled.Acknowledged:N0} | {filled.PerSecond:N0} | {times[0].TotalMilliseconds:0} | {times[Calls / 2].TotalMilliseconds:0} | {times[^1].TotalMilliseconds:0} |"));

        RequestTemplate[] Set()
        {
            var batch = new RequestTemplate(service.Address, "/v1/predictions/batch", service.Key, predictions.Batch(Size), Size);
            return labels == 0
                ? [batch]
                : [batch, new RequestTemplate(service.Address, "/v1/feedback/batch", service.Key, predictions.Labels(labels), labels)];
        }
    }
}

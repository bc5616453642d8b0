using System.CommandLine;
using Analytics.Api.Verbs;

namespace Analytics.Api.Replay;

/// <summary><c>replay</c>: sends a labelled CSV file through a running service.</summary>
internal static class ReplayVerb
{
    public static Command Create(TimeProvider clock)
    {
        var service = new ServiceOptions();
        var options = new ReplayOptions();
        var command = new Command("replay", "Replays a labelled CSV file through a service, as predictions and their truth.");
        options.AddTo(command);
        service.AddTo(command);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var client = service.Connect(arguments);
            try
            {
                var plan = options.Read(arguments);
                var result = await new ReplayRun(new RecordSender(client, clock), clock).RunAsync(plan, cancellationToken);
                await ReportAsync(arguments.InvocationConfiguration.Output, client.BaseAddress!, plan, result);
                return result.Predictions.Rejected + result.Labels.Rejected == 0 ? 0 : 1;
            }
            catch (Exception fault) when (fault is ReplayException or HttpRequestException)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return command;
    }

    private static async Task ReportAsync(TextWriter output, Uri address, ReplayPlan plan, ReplayResult result)
    {
        await output.WriteLineAsync($"predictions: {result.Predictions}");
        await output.WriteLineAsync($"labels: {result.Labels}");
        await output.WriteLineAsync($"scorecard: {new Uri(address, ScorecardPath(plan, result))}");
    }

    private static string ScorecardPath(ReplayPlan plan, ReplayResult result) =>
        $"/v1/models/{plan.Model}/scorecard?version={plan.Version}&from={result.From.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&to={result.To.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
}

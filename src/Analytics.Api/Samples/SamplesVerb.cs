using System.CommandLine;
using System.Globalization;
using Analytics.Api.Verbs;

namespace Analytics.Api.Samples;

/// <summary><c>samples</c>: sends the sample history to a running service.</summary>
internal static class SamplesVerb
{
    public static Command Create(TimeProvider clock)
    {
        var service = new ServiceOptions();
        var end = new Option<DateTimeOffset>("--end")
        {
            Description = "End of the history, floored to the hour. Default: now.",
            DefaultValueFactory = _ => clock.GetUtcNow(),
        };
        var seed = new Option<int>("--seed") { Description = "Chooses the history.", DefaultValueFactory = _ => 1 };
        var command = new Command("samples", "Sends ninety days of an invented fitness marketplace to a service.") { end, seed };
        service.AddTo(command);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var client = service.Connect(arguments);
            var history = new SampleHistory(arguments.GetValue(seed), arguments.GetValue(end));
            var start = clock.GetTimestamp();
            var tally = await new SampleUpload(new RecordSender(client, clock)).RunAsync(history, cancellationToken);
            await arguments.InvocationConfiguration.Output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"samples: {tally} in {clock.GetElapsedTime(start).TotalSeconds:0.0} s"));
            return tally.Rejected == 0 ? 0 : 1;
        });
        return command;
    }
}

using System.CommandLine;
using Analytics.Api.Replay;

namespace Analytics.Api.Experiments;

/// <summary><c>policy</c>: estimates what another policy would have earned, from a log with propensities. Needs no service.</summary>
internal static class PolicyVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV with a header, plain or gzipped: a row a decision." };
        var reward = new Option<string>("--reward") { Description = "Column of the reward.", Required = true };
        var action = new Option<string>("--action") { Description = "Column of the action that was taken.", Required = true };
        var propensity = new Option<string>("--propensity") { Description = "Column of the probability with which it was taken.", Required = true };
        var actions = new Option<int?>("--actions") { Description = "How many actions there were. Default: those in the log." };
        var policy = new Option<string>("--policy") { Description = "The policy: uniform, or always:ACTION.", DefaultValueFactory = _ => "uniform" };
        var command = new Command("policy", "Estimates what another policy would have earned, from a CSV log with propensities.") { file, reward, action, propensity, actions, policy };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            try
            {
                var log = PolicyLog.Read(new CsvSource([arguments.GetValue(file)!]), arguments.GetValue(reward)!, arguments.GetValue(action)!, arguments.GetValue(propensity)!);
                foreach (var line in log.Report(arguments.GetValue(policy)!, arguments.GetValue(actions)))
                    await arguments.InvocationConfiguration.Output.WriteLineAsync(line.AsMemory(), cancellationToken);
                return 0;
            }
            catch (Exception fault) when (fault is ReplayException or ArgumentException)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return command;
    }
}

using System.CommandLine;
using Analytics.Api.Replay;

namespace Analytics.Api.Experiments;

/// <summary><c>compare</c>: compares the variants of an experiment whose data lie in a CSV file. Needs no service.</summary>
internal static class CompareVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV with a header, plain or gzipped: a row a unit, or a row a day with counts." };
        var variant = new Option<string>("--variant") { Description = "Column of the variant.", Required = true };
        var control = new Option<string>("--control") { Description = "Its value for the control.", Required = true };
        var metrics = new Option<string[]>("--metric") { Description = "Column with a value a unit; of 0 and 1 it is a share. May be given several times.", DefaultValueFactory = _ => [] };
        var ratios = new Option<string[]>("--ratio") { Description = "NUMERATOR/DENOMINATOR, columns of counts, where a row holds many units. May be given several times.", DefaultValueFactory = _ => [] };
        var count = new Option<string[]>("--count") { Description = "Column of counts that should be equal in both. May be given several times; without it the rows are counted.", DefaultValueFactory = _ => [] };
        var by = new Option<string?>("--by") { Description = "Column that pairs the rows of both variants (a date): adds a sign test to ratios." };
        var command = new Command("compare", "Compares the variants of an experiment in a CSV file.") { file, variant, control, metrics, ratios, count, by };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            try
            {
                var table = VariantTable.Read(new CsvSource([arguments.GetValue(file)!]), arguments.GetValue(variant)!, arguments.GetValue(control)!);
                foreach (var line in table.Report(arguments.GetValue(metrics)!, arguments.GetValue(ratios)!, arguments.GetValue(count)!, arguments.GetValue(by)))
                    await arguments.InvocationConfiguration.Output.WriteLineAsync(line.AsMemory(), cancellationToken);
                return 0;
            }
            catch (ReplayException fault)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return command;
    }
}

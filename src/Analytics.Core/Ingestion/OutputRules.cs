using Analytics.Contracts.Models;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Fits an output to the task of its version.</summary>
internal static class OutputRules
{
    private const double Tolerance = 0.01;

    /// <summary>False when the output does not suit the task. Without a schema only what holds for every version is checked.</summary>
    public static bool Apply(ItemScope item, ModelSchema? schema, ref OutputParts output)
    {
        if (output.Probabilities is { } probabilities && !(Math.Abs(probabilities.Sum() - 1) <= Tolerance))
            return item.Fail("/output/probabilities", FaultCodes.InvalidOutput, "must sum to 1 within 0.01");

        return (schema?.Task ?? output.Task) switch
        {
            ModelTask.Binary => ApplyBinary(item, schema, ref output),
            ModelTask.Multiclass => ApplyMulticlass(item, schema, ref output),
            ModelTask.Regression => output.Value is not null || Unsuited(item, "regression", "value"),
            _ => output.Items is not null || Unsuited(item, "ranking", "items"),
        };
    }

    private static bool ApplyBinary(ItemScope item, ModelSchema? schema, ref OutputParts output)
    {
        if (output.Score is null && output.Probabilities is null)
            return Unsuited(item, "binary", "score or probabilities");
        if (schema is null)
            return true;

        if (output.Classes is { } classes)
        {
            if (Array.Exists(classes, name => name != schema.Positive && name != schema.Negative))
                return UnknownClass(item);
            output.Score = Probability(output, schema.Positive) ?? 1 - Probability(output, schema.Negative);
            output.Classes = null;
            output.Probabilities = null;
        }

        (output.Positive, output.Negative) = (schema.Positive, schema.Negative);
        output.Predicted = output.Score >= schema.Threshold ? schema.Positive : schema.Negative;
        return true;
    }

    private static bool ApplyMulticlass(ItemScope item, ModelSchema? schema, ref OutputParts output)
    {
        if (output.Probabilities is null)
            return Unsuited(item, "multiclass", "probabilities");

        if (schema?.Classes is { } declared)
        {
            if (Array.Exists(output.Classes!, name => !declared.Contains(name)))
                return UnknownClass(item);
            var read = output;
            output.Probabilities = Array.ConvertAll(declared, name => Probability(read, name) ?? 0);
            output.Classes = declared;
        }
        else if (output.Classes!.Length < 2)
            return item.Fail("/output/probabilities", FaultCodes.InvalidOutput, "must have at least two classes");

        output.Predicted = output.Classes![Array.IndexOf(output.Probabilities, output.Probabilities.Max())];
        return true;
    }

    private static double? Probability(in OutputParts output, string name) =>
        Array.IndexOf(output.Classes!, name) is >= 0 and var index ? output.Probabilities![index] : null;

    private static bool Unsuited(ItemScope item, string task, string shape) =>
        item.Fail("/output", FaultCodes.InvalidOutput, $"must have {shape}, as the task is {task}");

    private static bool UnknownClass(ItemScope item) =>
        item.Fail("/output/probabilities", FaultCodes.InvalidOutput, "must have only classes of the model version");
}

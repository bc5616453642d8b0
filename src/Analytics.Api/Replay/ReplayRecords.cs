using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Analytics.Contracts.Models;

namespace Analytics.Api.Replay;

/// <summary>Turns rows into predictions and labels. Ids follow from model, version and row, so that a second replay stores nothing.</summary>
internal sealed class ReplayRecords(ReplayPlan plan, ReplayTable table, DateTimeOffset last)
{
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-/+=");

    private static readonly TimeSpan KnownAfter = TimeSpan.FromSeconds(1);

    private readonly RowLearner? learner = plan.Learn ? new RowLearner(table) : null;

    public void WritePrediction(Utf8JsonWriter json, string[] row, int number)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, IdOf(row, number));
        json.WriteString("model"u8, plan.Model);
        json.WriteString("version"u8, plan.Version);
        json.WriteString("timestamp"u8, table.TimeOf(row, number, last));
        if (table.Subject >= 0 && row[table.Subject] is { Length: > 0 } subject) json.WriteString("subject"u8, subject);
        if (learner is not null) WriteLearnt(json, row, learner);
        else WriteOutput(json, row[table.Output], number);
        json.WriteStartObject("features"u8);
        foreach (var (column, feature) in table.Features)
        {
            if (row[column].Length > 0) WriteFeature(json, feature, row[column]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes the label; false where the truth of the row is not known.</summary>
    public bool TryWriteLabel(Utf8JsonWriter json, string[] row, int number)
    {
        var truth = table.LabelOf(row);
        if (truth.Length == 0) return false;
        var id = IdOf(row, number);
        json.WriteStartObject();
        json.WriteString("id"u8, id + ".label");
        json.WriteString("predictionId"u8, id);
        json.WriteString("kind"u8, table.Task == ModelTask.Regression ? "value" : "label");
        json.WriteString("timestamp"u8, table.TimeOf(row, number, last) + KnownAfter);
        json.WritePropertyName("value"u8);
        if (table.Task == ModelTask.Binary) json.WriteBooleanValue(IsPositive(truth));
        else if (table.Task == ModelTask.Regression) json.WriteNumberValue(Number("--label", plan.Label, truth, number));
        else json.WriteStringValue(truth);
        json.WriteEndObject();
        return true;
    }

    private bool IsPositive(string value) => table.Positives.Contains(value, StringComparer.OrdinalIgnoreCase);

    private string IdOf(string[] row, int number)
    {
        var name = table.Id < 0 ? number.ToString(CultureInfo.InvariantCulture) : row[table.Id];
        var id = $"{plan.Model}-{plan.Version}-{name}";
        return name.Length > 0 && id.Length <= 90 && !id.AsSpan().ContainsAnyExcept(IdCharacters)
            ? id
            : throw new ReplayException($"Row {number} has no usable id: model, version and {(plan.Id is null ? "row number" : $"column '{plan.Id}' of --id")} together take at most 90 letters, digits and . _ : - / + =.");
    }

    private void WriteOutput(Utf8JsonWriter json, string text, int number)
    {
        json.WriteStartObject("output"u8);
        if (plan.Score is { } score) json.WriteNumber("score"u8, Number("--score", score, text, number));
        else if (plan.Value is { } value) json.WriteNumber("value"u8, Number("--value", value, text, number));
        else if (table.Task == ModelTask.Binary) json.WriteNumber("score"u8, IsPositive(text) ? 1 : 0);
        else WriteCertain(json, text);
        json.WriteEndObject();
    }

    /// <summary>The answer is given before the truth of the row is learnt. Predictions must be written in the order of the rows.</summary>
    private void WriteLearnt(Utf8JsonWriter json, string[] row, RowLearner rows)
    {
        json.WriteStartObject("output"u8);
        json.WriteNumber("score"u8, rows.Score(row));
        json.WriteEndObject();
        if (table.LabelOf(row) is { Length: > 0 } truth) rows.Learn(row, IsPositive(truth));
    }

    private static void WriteCertain(Utf8JsonWriter json, string predicted)
    {
        json.WriteStartObject("probabilities"u8);
        json.WriteNumber(predicted, 1);
        json.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter json, FeatureDefinition feature, string text)
    {
        if (feature.Type == FeatureType.Numeric && ColumnProfile.TryNumber(text, out var number)) json.WriteNumber(feature.Name, number);
        else if (feature.Type == FeatureType.Boolean) json.WriteBoolean(feature.Name, bool.Parse(text));
        else json.WriteString(feature.Name, text);
    }

    private static double Number(string option, string column, string text, int number) =>
        ColumnProfile.TryNumber(text, out var value)
            ? value
            : throw new ReplayException($"Column '{column}' of {option} holds no number in row {number}.");
}

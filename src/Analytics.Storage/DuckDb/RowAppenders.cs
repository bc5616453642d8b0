using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Writes rows to their tables, column by column in the order of the schema.</summary>
internal static class RowAppenders
{
    public static string TableOf(RecordKind kind) => kind switch
    {
        RecordKind.Prediction => "prediction_rows",
        RecordKind.Feedback => "feedback",
        RecordKind.Safety => "safety",
        RecordKind.Event => "events",
        RecordKind.Metric => "metrics",
        RecordKind.Exposure => "exposures",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Writes a row of any kind but predictions.</summary>
    public static void Append(DuckDBAppender appender, long sequence, AppendRequest request, RecordRow row)
    {
        var columns = Start(appender, sequence, request, row).AppendValue(request.Source);
        switch (row)
        {
            case FeedbackRow feedback: Append(columns, feedback); break;
            case SafetyRow safety: Append(columns, safety); break;
            case EventRow @event: Append(columns, @event); break;
            case MetricRow metric: Append(columns, metric); break;
            case ExposureRow exposure: Append(columns, exposure); break;
            default: throw new ArgumentException("Unknown kind of row.", nameof(row));
        }

        columns.EndRow();
    }

    /// <summary>Writes a prediction; what it shares with others lies in its context.</summary>
    public static void Append(DuckDBAppender appender, long sequence, AppendRequest request, PredictionRow row, int context)
    {
        var columns = Start(appender, sequence, request, row).AppendValue(context).AppendValue(row.Subject)
            .AppendValue(row.Score).AppendValue(row.Value);
        List(columns, row.Probabilities);
        List(columns, row.Items);
        List(columns, row.ItemScores);
        List(columns, row.Numbers);
        List(columns, row.Categories);
        List(columns, row.Embeddings);
        columns.AppendValue(row.Extras).AppendValue(row.LatencyMs).AppendValue(row.Propensity).AppendValue(row.Session)
            .AppendValue(row.InputTokens).AppendValue(row.OutputTokens).AppendValue(row.Cost).EndRow();
    }

    public static void List<T>(IDuckDBAppenderRow columns, T[]? values)
    {
        if (values is null || values.Length == 0) columns.AppendNullValue();
        else columns.AppendValue(values);
    }

    private static IDuckDBAppenderRow Start(DuckDBAppender appender, long sequence, AppendRequest request, RecordRow row) =>
        appender.CreateRow().AppendValue(sequence).AppendValue(request.ReceivedAt).AppendValue(row.At)
            .AppendValue(row.Id).AppendValue(row.IdHash).AppendValue((uint)row.BodyHash);

    private static void Append(IDuckDBAppenderRow columns, FeedbackRow row)
    {
        columns.AppendValue(row.PredictionId).AppendValue(row.PredictionHash).AppendValue((byte)row.Kind)
            .AppendValue(row.Number).AppendValue(row.Label);
        List(columns, row.Items);
        columns.AppendValue(row.Text);
    }

    private static void Append(IDuckDBAppenderRow columns, SafetyRow row) =>
        columns.AppendValue(row.PredictionId).AppendValue(row.PredictionHash).AppendValue(row.Rule).AppendValue((byte)row.Verdict)
            .AppendValue(row.Severity).AppendValue(row.Category).AppendValue(row.Evidence).AppendValue(row.Rails);

    private static void Append(IDuckDBAppenderRow columns, EventRow row) =>
        columns.AppendValue(row.Type).AppendValue(row.Name).AppendValue(row.Subject).AppendValue(row.Anonymous)
            .AppendValue(row.Value).AppendValue(row.Currency).AppendValue(row.Session).AppendValue(row.Region).AppendValue(row.AppVersion)
            .AppendValue(row.Properties);

    private static void Append(IDuckDBAppenderRow columns, MetricRow row)
    {
        columns.AppendValue(row.Name);
        List(columns, row.LabelKeys);
        List(columns, row.LabelValues);
        columns.AppendValue(row.Value);
    }

    private static void Append(IDuckDBAppenderRow columns, ExposureRow row)
    {
        columns.AppendValue(row.Experiment).AppendValue(row.Variant).AppendValue(row.Subject).AppendValue(row.Session).AppendValue(row.Propensity);
        List(columns, row.SegmentKeys);
        List(columns, row.SegmentValues);
    }
}

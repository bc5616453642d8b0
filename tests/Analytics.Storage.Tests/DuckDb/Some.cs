using System.Globalization;
using System.Text;
using Analytics.Core.Ports;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Builders of rows for the tests of the event store.</summary>
internal static class Some
{
    public static readonly DateTime Noon = new(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);

    public static PredictionRow Prediction(string id, DateTime? at = null, string model = "churn", string version = "1", double? score = 0.8, double? latencyMs = 10) =>
        new()
        {
            Index = 0,
            Id = id,
            IdHash = RecordHash.OfId(RecordKind.Prediction, id),
            BodyHash = Body(id),
            At = at ?? Noon,
            Model = model,
            Version = version,
            Score = score,
            Predicted = score is null ? null : score >= 0.5 ? "yes" : "no",
            Positive = score is null ? null : "yes",
            Negative = score is null ? null : "no",
            LatencyMs = latencyMs,
        };

    public static PredictionRow Regression(string id, double value)
    {
        var row = Prediction(id, model: "intensity", score: null);
        row.Value = value;
        return row;
    }

    public static PredictionRow Ranking(string id, params string[] items)
    {
        var row = Prediction(id, model: "ranker", score: null);
        row.Items = items;
        return row;
    }

    public static FeedbackRow Feedback(string id, string predictionId, FeedbackKind kind, object value, DateTime? at = null)
    {
        var row = new FeedbackRow
        {
            Index = 0,
            Id = id,
            IdHash = RecordHash.OfId(RecordKind.Feedback, id),
            BodyHash = Body(id),
            At = at ?? Noon.AddDays(1),
            PredictionId = predictionId,
            PredictionHash = RecordHash.OfId(RecordKind.Prediction, predictionId),
            Kind = kind,
        };
        switch (value)
        {
            case bool truth: (row.Label, row.Number) = (truth ? "true" : "false", truth ? 1 : 0); break;
            case double number: (row.Label, row.Number) = (number.ToString("R", CultureInfo.InvariantCulture), number); break;
            case string text: row.Label = text; break;
            case string[] items: row.Items = items; break;
            default: throw new ArgumentException("Unknown kind of value.", nameof(value));
        }

        return row;
    }

    public static SafetyRow Safety(string id, string predictionId, SafetyVerdict verdict) => new()
    {
        Index = 0,
        Id = id,
        IdHash = RecordHash.OfId(RecordKind.Safety, id),
        BodyHash = Body(id),
        At = Noon,
        PredictionId = predictionId,
        PredictionHash = RecordHash.OfId(RecordKind.Prediction, predictionId),
        Rule = "overload",
        Verdict = verdict,
        Severity = "high",
    };

    public static EventRow Event(string id, string name, double? value, DateTime? at = null, string? currency = "EUR") => new()
    {
        Index = 0,
        Id = id,
        IdHash = RecordHash.OfId(RecordKind.Event, id),
        BodyHash = Body(id),
        At = at ?? Noon,
        Type = "track",
        Name = name,
        Subject = null,
        Value = value,
        Currency = value is null ? null : currency,
    };

    public static ExposureRow Exposure(string unit, string variant, DateTime? at = null, string experiment = "x", string? country = null, string? session = null) => new()
    {
        Index = 0,
        Id = $"{experiment}-{unit}-{variant}-{(at ?? Noon).Ticks}",
        IdHash = RecordHash.OfId(RecordKind.Exposure, $"{experiment}-{unit}-{variant}-{(at ?? Noon).Ticks}"),
        BodyHash = Body(unit),
        At = at ?? Noon,
        Experiment = experiment,
        Variant = variant,
        Subject = Encoding.UTF8.GetBytes(unit),
        Session = session ?? "session of " + unit,
        Propensity = 0.5,
        SegmentKeys = country is null ? null : ["country"],
        SegmentValues = country is null ? null : [country],
    };

    public static MetricRow Metric(string id, string name, double value, params (string Key, string Value)[] labels) => new()
    {
        Index = 0,
        Id = id,
        IdHash = RecordHash.OfId(RecordKind.Metric, id),
        BodyHash = Body(id),
        At = Noon,
        Name = name,
        Value = value,
        LabelKeys = [.. labels.Select(l => l.Key)],
        LabelValues = [.. labels.Select(l => l.Value)],
    };

    public static AppendRequest Request(params IReadOnlyList<RecordRow> rows) => new()
    {
        Kind = rows[0] switch
        {
            PredictionRow => RecordKind.Prediction,
            FeedbackRow => RecordKind.Feedback,
            SafetyRow => RecordKind.Safety,
            EventRow => RecordKind.Event,
            ExposureRow => RecordKind.Exposure,
            _ => RecordKind.Metric,
        },
        Source = "engine",
        ReceivedAt = Noon.AddMinutes(1),
        Received = rows.Count,
        Rows = rows,
    };

    private static ulong Body(string id) => RecordHash.OfBody(Encoding.UTF8.GetBytes(id));
}

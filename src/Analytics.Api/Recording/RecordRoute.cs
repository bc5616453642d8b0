using Analytics.Core.Ingestion;
using Analytics.Core.Ports;

namespace Analytics.Api.Recording;

/// <summary>A kind of record and where it is sent to. One list; adding a kind is adding a line.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">Path below /v1.</param>
/// <param name="Noun">One record, for people.</param>
/// <param name="About">What it is and what becomes of it, for the reference.</param>
internal sealed record RecordRoute(RecordKind Kind, string Path, string Noun, string About)
{
    public static RecordRoute Predictions { get; } = new(RecordKind.Prediction, "predictions", "prediction",
        "An answer of a model version. Its id is the idempotency key. Without the subject's consent for analytics it is kept without any link to the subject and without free text.");

    public static RecordRoute Feedback { get; } = new(RecordKind.Feedback, "feedback", "feedback",
        "What became of a prediction. It may arrive late, out of order, before its prediction and more than once: of one kind the later supersedes.");

    public static RecordRoute Safety { get; } = new(RecordKind.Safety, "safety", "safety check",
        "The verdict of a safety rule on a prediction. Evidence is scrubbed of personal data and encrypted.");

    public static RecordRoute Events { get; } = new(RecordKind.Event, "events", "product event",
        "A product event in Segment's shape, or CloudEvents. Without the subject's consent for analytics it is dropped and counted.");

    public static RecordRoute Metrics { get; } = new(RecordKind.Metric, "metrics", "metric sample",
        "Samples of system metrics.");

    public static RecordRoute Exposures { get; } = new(RecordKind.Exposure, "exposures", "exposure",
        "A unit saw a variant of an experiment. Send it when the variant is shown, not when it is assigned; of one unit the first counts. Without the subject's consent for analytics it is dropped and counted.");

    /// <summary>How a body of a media type (without parameters) is read; null where it is not taken.</summary>
    public BodyFormat? FormatOf(string? mediaType, bool batch) => mediaType switch
    {
        "application/json" => batch ? BodyFormat.Batch : BodyFormat.Single,
        "application/x-ndjson" when batch => BodyFormat.NewlineDelimited,
        "application/cloudevents-batch+json" when batch && Kind == RecordKind.Event => BodyFormat.CloudEventsBatch,
        "application/cloudevents+json" when !batch && Kind == RecordKind.Event => BodyFormat.CloudEvent,
        _ => null,
    };
}

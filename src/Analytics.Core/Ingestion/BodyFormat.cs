namespace Analytics.Core.Ingestion;

/// <summary>How the records lie in a request body.</summary>
public enum BodyFormat
{
    /// <summary>One record: a JSON object.</summary>
    Single,

    /// <summary>The envelope {"sentAt", "items"}.</summary>
    Batch,

    /// <summary>One JSON object a line (application/x-ndjson).</summary>
    NewlineDelimited,

    /// <summary>A JSON array of CloudEvents (application/cloudevents-batch+json); events only.</summary>
    CloudEventsBatch,

    /// <summary>One CloudEvent (application/cloudevents+json); events only.</summary>
    CloudEvent,
}

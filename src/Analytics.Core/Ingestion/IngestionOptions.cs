using System.ComponentModel.DataAnnotations;

namespace Analytics.Core.Ingestion;

/// <summary>Settings of section <c>Ingestion</c>.</summary>
public sealed class IngestionOptions
{
    public const string Section = "Ingestion";

    /// <summary>Records older than this are rejected.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Records that arrive later than this after they happened count as late; feedback never does.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan LateAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What becomes of a prediction whose subject did not consent to analytics.</summary>
    [EnumDataType(typeof(UnlinkedPredictions))]
    public UnlinkedPredictions UnlinkedPredictions { get; set; }
}

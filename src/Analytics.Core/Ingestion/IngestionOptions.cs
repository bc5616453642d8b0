namespace Analytics.Core.Ingestion;

/// <summary>Settings of the section <c>Ingestion</c>.</summary>
public sealed class IngestionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Ingestion";

    /// <summary>Records older than this are rejected; 1 day to 100 years.</summary>
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Records that arrive later than this after they happened count as late (feedback never does); 1 second to 365 days.</summary>
    public TimeSpan LateAfter { get; set; } = TimeSpan.FromMinutes(5);
}

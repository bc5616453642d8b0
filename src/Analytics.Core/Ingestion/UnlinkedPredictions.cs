namespace Analytics.Core.Ingestion;

/// <summary>What becomes of a prediction whose subject did not consent to analytics.</summary>
public enum UnlinkedPredictions
{
    /// <summary>Kept for model quality, without subject, session and free text.</summary>
    Keep,

    /// <summary>Dropped and counted.</summary>
    Drop,
}

namespace Analytics.Client;

/// <summary>What became of the records since the client was made.</summary>
/// <param name="Recorded">Taken from the host.</param>
/// <param name="Delivered">Answered for by the service, duplicates too.</param>
/// <param name="Rejected">Refused by the service for what they are; those of a batch that was refused whole lie in the folder "refused" of the spool.</param>
/// <param name="Dropped">Lost because queue or spool were full.</param>
/// <param name="SpooledBytes">Bytes that wait for the service on disk.</param>
public sealed record ClientStatistics(long Recorded, long Delivered, long Rejected, long Dropped, long SpooledBytes);

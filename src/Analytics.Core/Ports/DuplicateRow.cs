namespace Analytics.Core.Ports;

/// <summary>A row whose id was stored before.</summary>
/// <param name="Row">The row.</param>
/// <param name="Reused">True when the stored record differs: the id was reused for another record.</param>
public readonly record struct DuplicateRow(RecordRow Row, bool Reused);

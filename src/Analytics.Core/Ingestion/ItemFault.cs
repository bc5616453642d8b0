namespace Analytics.Core.Ingestion;

/// <summary>Why a record, or a whole body, is of no use.</summary>
/// <param name="Pointer">JSON pointer from the record (or the body).</param>
/// <param name="Code">Machine-readable reason.</param>
/// <param name="Message">The rule in words; never holds a value.</param>
internal sealed record ItemFault(string Pointer, string Code, string Message);

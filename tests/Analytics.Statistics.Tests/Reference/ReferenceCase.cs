using System.Text.Json;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Inputs of an algorithm and the outputs that another package gave for them.</summary>
internal sealed record ReferenceCase(
    string Id,
    string Algorithm,
    JsonElement Params,
    JsonElement Inputs,
    JsonElement Expected,
    ReferenceTolerance Tolerance,
    string Source);

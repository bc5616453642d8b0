using System.ComponentModel;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Http;

/// <summary>What the query string of an analysis of a model says: a window, a version, a segment and a reference.</summary>
internal sealed class AnalysisQuery
{
    public const string ReferenceDescription = "What it is compared with: registered (with the version), previous (the window before), dataset:NAME (uploaded), or FROM/TO in ISO 8601. Absent: registered where there is one, else previous.";

    [FromQuery(Name = "from")]
    [Description("Start, inclusive: ISO 8601, UTC unless it has an offset. Absent: so that 30 days are covered, that of the end being the last, UTC.")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    [Description("End, exclusive: ISO 8601, UTC unless it has an offset. Absent: now.")]
    public string? To { get; init; }

    [FromQuery(Name = "version")]
    [Description("One version only.")]
    public string? Version { get; init; }

    [FromQuery(Name = "segment")]
    [Description("KEY=VALUE: only predictions of that segment.")]
    public string? Segment { get; init; }

    [FromQuery(Name = "reference")]
    [Description(ReferenceDescription)]
    public string? Reference { get; init; }

    [FromServices]
    public required ReferenceDataSets DataSets { get; init; }

    /// <summary>Reads the scope.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="registry">Knows what is registered.</param>
    /// <param name="now">End of the default window.</param>
    /// <param name="scope">The scope; null when there are faults.</param>
    /// <returns>Faults by parameter; empty when there are none.</returns>
    public Dictionary<string, string[]> Read(string model, ModelRegistry registry, DateTimeOffset now, out AnalysisScope? scope)
    {
        var faults = new WindowQuery { From = From, To = To }.Read(now, out var window);
        var version = string.IsNullOrEmpty(Version) ? null : Version;
        var filters = ReadSegment(faults);
        var reference = faults.Count > 0
            ? null
            : Reference switch
            {
                null or "" or References.Registered => References.Usual(registry, model, version, window),
                References.Previous => References.Before(window),
                _ when Reference.StartsWith(ScopeText.DataSetPrefix, StringComparison.Ordinal) => OfDataSet(model, Reference[ScopeText.DataSetPrefix.Length..], faults),
                _ => OfInterval(Reference, faults),
            };
        scope = faults.Count > 0 || reference is null
            ? null
            : new AnalysisScope { Model = model, Version = version, Filters = filters, Window = window, Reference = reference };
        return faults;
    }

    private static ReferenceData? OfInterval(string reference, Dictionary<string, string[]> faults)
    {
        if (!reference.Contains('/', StringComparison.Ordinal))
        {
            faults["reference"] = ["reference must be registered, previous, dataset:NAME, or FROM/TO in ISO 8601"];
            return null;
        }

        return WindowQuery.ReadInterval(reference, "reference", faults) is { } given ? new ReferenceData(References.Given, given) : null;
    }

    private ReferenceData? OfDataSet(string model, string name, Dictionary<string, string[]> faults)
    {
        if (DataSets.Find(model, name) is { } set) return new(References.DataSet, null, set.Name);
        faults["reference"] = ["reference names a data set that the model does not have"];
        return null;
    }

    private FieldFilter[] ReadSegment(Dictionary<string, string[]> faults)
    {
        if (string.IsNullOrEmpty(Segment)) return [];
        if (ScopeText.Segment(Segment) is { } filter) return [filter];
        faults["segment"] = [$"segment {ScopeText.SegmentRule}"];
        return [];
    }
}

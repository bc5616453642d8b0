using System.Runtime.InteropServices;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>Counts what was found in the records of one batch.</summary>
internal sealed class QualityTally
{
    private const string CheckedRecords = "checked";
    private const string ExpectedFields = "expected";

    private readonly Dictionary<(string? Model, string? Version, string Finding, string? Field), long> counts = [];
    private string? model;
    private string? version;
    private long records;
    private long fields;

    /// <summary>Counts a record and the fields that it should have.</summary>
    public void Checked(string? recordModel, string? recordVersion, int expectedFields)
    {
        if (!ReferenceEquals(model, recordModel) || !ReferenceEquals(version, recordVersion))
            Flush();
        (model, version) = (recordModel, recordVersion);
        records++;
        fields += expectedFields;
    }

    public void Add(string? recordModel, string? recordVersion, string finding, string? field, long count = 1) =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, (recordModel, recordVersion, finding, field), out _) += count;

    public IReadOnlyList<QualityCount> ToCounts()
    {
        Flush();
        return
        [
            .. counts.Where(count => count.Value > 0)
                .Select(count => new QualityCount(count.Key.Model, count.Key.Version, count.Key.Finding, count.Key.Field, count.Value)),
        ];
    }

    private void Flush()
    {
        if (records == 0)
            return;

        Add(model, version, CheckedRecords, null, records);
        Add(model, version, ExpectedFields, null, fields);
        (records, fields) = (0, 0);
    }
}

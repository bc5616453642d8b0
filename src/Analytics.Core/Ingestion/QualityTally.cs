using System.Runtime.InteropServices;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>Counts what was found in the records of one batch.</summary>
internal sealed class QualityTally
{
    private const string CheckedRecords = "checked";
    private const string ExpectedFields = "expected";

    private readonly Dictionary<(string? Model, string? Version, string Finding, string? Field), long> _counts = [];
    private string? _model;
    private string? _version;
    private long _records;
    private long _fields;

    /// <summary>Counts a record and the fields that it should have.</summary>
    public void Checked(string? recordModel, string? recordVersion, int expectedFields)
    {
        if (!ReferenceEquals(_model, recordModel) || !ReferenceEquals(_version, recordVersion))
            Flush();
        (_model, _version) = (recordModel, recordVersion);
        _records++;
        _fields += expectedFields;
    }

    public void Add(string? recordModel, string? recordVersion, string finding, string? field, long count = 1) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (recordModel, recordVersion, finding, field), out _) += count;

    public IReadOnlyList<QualityCount> ToCounts()
    {
        Flush();
        return
        [
            .. _counts.Where(count => count.Value > 0)
                .Select(count => new QualityCount(count.Key.Model, count.Key.Version, count.Key.Finding, count.Key.Field, count.Value)),
        ];
    }

    private void Flush()
    {
        if (_records == 0)
            return;

        Add(_model, _version, CheckedRecords, null, _records);
        Add(_model, _version, ExpectedFields, null, _fields);
        (_records, _fields) = (0, 0);
    }
}

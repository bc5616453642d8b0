using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>
/// Numbers what many predictions share. A context that memory has forgotten gets another number; so the table may hold equal ones, and memory
/// stays bounded however many there are. Used by the writer alone: not thread-safe.
/// </summary>
internal sealed class PredictionContexts(int latest)
{
    private const int Remembered = 100_000;

    private readonly Dictionary<Shared, int> numbers = [];
    private readonly List<(int Number, Shared Context)> fresh = [];
    private int latest = latest;

    public int NumberOf(PredictionRow row, string source)
    {
        var shared = new Shared(source, row);
        if (numbers.TryGetValue(shared, out var number)) return number;
        if (numbers.Count >= Remembered) numbers.Clear();
        numbers[shared] = ++latest;
        fresh.Add((latest, shared));
        return latest;
    }

    /// <summary>Writes the contexts that were numbered since the last time, in the transaction of their rows.</summary>
    public void Append(DuckDBConnection connection)
    {
        if (fresh.Count == 0) return;
        using var appender = connection.CreateAppender("prediction_contexts");
        foreach (var (number, shared) in fresh) shared.Append(appender.CreateRow().AppendValue(number));
        fresh.Clear();
    }

    /// <summary>Forgets everything: the numbers of a failed commit are in no file.</summary>
    public void Forget()
    {
        numbers.Clear();
        fresh.Clear();
    }

    private readonly struct Shared(string source, PredictionRow row) : IEquatable<Shared>
    {
        private readonly string source = source;
        private readonly PredictionRow row = row;

        public bool Equals(Shared other) =>
            source == other.source && row.Model == other.row.Model && row.Version == other.row.Version
            && row.Predicted == other.row.Predicted && row.Positive == other.row.Positive && row.Negative == other.row.Negative
            && row.Decision == other.row.Decision && row.Policy == other.row.Policy && row.Experiment == other.row.Experiment
            && row.Variant == other.row.Variant && row.Region == other.row.Region && row.AppVersion == other.row.AppVersion
            && row.Currency == other.row.Currency && Same(row.Classes, other.row.Classes)
            && Same(row.SegmentKeys, other.row.SegmentKeys) && Same(row.SegmentValues, other.row.SegmentValues);

        public override bool Equals(object? obj) => obj is Shared other && Equals(other);

        public override int GetHashCode()
        {
            var hash = HashCode.Combine(source, row.Model, row.Version, row.Predicted, row.Decision, row.Experiment, row.Variant, row.Region);
            foreach (var value in row.SegmentValues ?? []) hash = HashCode.Combine(hash, value);
            return hash;
        }

        public void Append(IDuckDBAppenderRow columns)
        {
            columns.AppendValue(source).AppendValue(row.Model).AppendValue(row.Version)
                .AppendValue(row.Predicted).AppendValue(row.Positive).AppendValue(row.Negative);
            RowAppenders.List(columns, row.Classes);
            columns.AppendValue(row.Decision).AppendValue(row.Policy).AppendValue(row.Experiment).AppendValue(row.Variant);
            RowAppenders.List(columns, row.SegmentKeys);
            RowAppenders.List(columns, row.SegmentValues);
            columns.AppendValue(row.Region).AppendValue(row.AppVersion).AppendValue(row.Currency).EndRow();
        }

        private static bool Same(string[]? one, string[]? other) => one == other || one.AsSpan().SequenceEqual(other);
    }
}

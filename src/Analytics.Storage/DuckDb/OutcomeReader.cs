using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads outcomes in the order of their predictions.</summary>
internal static class OutcomeReader
{
    public static long Read(DuckDBConnection connection, OutcomeQuery query, Action<Outcome> each, CancellationToken cancellationToken)
    {
        var compiler = new SummaryCompiler(new SummaryQuery
        {
            Source = EventSource.Labels,
            From = query.From,
            To = query.To,
            Filters = query.Filters,
            Summaries = [],
            KnownBy = query.KnownBy,
        });
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT happened_at, id_hash, correct, absolute_error {compiler.Rows} ORDER BY happened_at, id_hash";
        compiler.Parameters.Bind(command);
        command.UseStreamingMode = true;
        using var cancel = cancellationToken.Register(command.Cancel);
        using var row = command.ExecuteReader();
        var count = 0L;
        for (; row.Read(); count++)
            each(new Outcome(DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc), row.GetFieldValue<ulong>(1), row.NumberAt(2), row.NumberAt(3)));
        cancellationToken.ThrowIfCancellationRequested();
        return count;
    }
}

using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Runs one statement and hands out its rows; a cancellation stops it in the store.</summary>
internal static class SqlRun
{
    public static void Run(this DuckDBConnection connection, string sql, SqlParameters parameters, Action<DuckDBDataReader> each, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        parameters.Bind(command);
        using var cancel = cancellationToken.Register(command.Cancel);
        using var reader = command.ExecuteReader();
        while (reader.Read()) each(reader);
    }
}

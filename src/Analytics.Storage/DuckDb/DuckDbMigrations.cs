using System.Globalization;
using System.Reflection;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Brings an event file to the newest schema: every embedded script with a number above the file's is run, each in its own transaction.</summary>
internal static class DuckDbMigrations
{
    public static void Apply(DuckDBConnection connection)
    {
        DuckDbDatabase.Execute(connection, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL, applied_at TIMESTAMP NOT NULL)");
        var current = DuckDbDatabase.Scalar<int>(connection, "SELECT coalesce(max(version), 0) FROM schema_version");
        var scripts = Scripts().ToList();
        if (current > scripts[^1].Version)
            throw new InvalidOperationException($"The event file has schema {current}, this program knows up to {scripts[^1].Version}: use a newer program.");

        foreach (var (version, sql) in scripts.Where(s => s.Version > current))
        {
            using var transaction = connection.BeginTransaction();
            DuckDbDatabase.Execute(connection, sql);
            DuckDbDatabase.Execute(connection, "INSERT INTO schema_version VALUES (?, now()::TIMESTAMP)", version);
            transaction.Commit();
        }
    }

    /// <summary>The scripts by number; resource names start with it.</summary>
    internal static IEnumerable<(int Version, string Sql)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => char.IsAsciiDigit(name[0]))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
            });
    }
}

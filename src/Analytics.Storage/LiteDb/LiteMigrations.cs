using LiteDB;

namespace Analytics.Storage.LiteDb;

/// <summary>Brings a file to the layout of this version of the service. The number of steps that a file has behind it is its user version.</summary>
internal static class LiteMigrations
{
    /// <summary>Steps in order; a released step never changes.</summary>
    private static readonly Action<LiteDatabase>[] Steps =
    [
        // 1: documents are {_id, json}. An empty file needs nothing for it.
        static _ => { },
    ];

    /// <exception cref="InvalidDataException">The file is of a newer version of the service.</exception>
    public static void Apply(LiteDatabase database, string path)
    {
        if (database.UserVersion > Steps.Length)
            throw new InvalidDataException(
                $"{path} has layout {database.UserVersion}; this version of the service knows layouts up to {Steps.Length}. Use a newer version.");
        for (var version = database.UserVersion; version < Steps.Length; version++)
        {
            Steps[version](database);
            database.UserVersion = version + 1;
        }
    }
}

using System.IO.Compression;
using CsvHelper;

namespace Analytics.Api.Replay;

/// <summary>Reads CSV files with a header, plain or gzipped (.gz). Several files stand side by side, row by row.</summary>
internal sealed class CsvSource
{
    // The header is read as a row, since files may share column names.
    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        Separator = ',',
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly IReadOnlyList<FileInfo> files;
    private readonly int[] widths;

    /// <exception cref="ReplayException">A file is missing or has no header.</exception>
    public CsvSource(IReadOnlyList<FileInfo> files)
    {
        this.files = files;
        var headers = files.Select(ReadHeader).ToList();
        widths = [.. headers.Select(header => header.Length)];
        Header = [.. headers.SelectMany(header => header)];
        Name = string.Join(" + ", files.Select(file => file.Name));
    }

    /// <summary>Names of the files, for messages.</summary>
    public string Name { get; }

    /// <summary>Column names of all files, in order.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Position of a column; the first of that name.</summary>
    /// <exception cref="ReplayException">There is none.</exception>
    public int Column(string option, string name)
    {
        for (var column = 0; column < Header.Count; column++)
        {
            if (Header[column] == name) return column;
        }

        throw new ReplayException($"Column '{name}' of {option} is not in {Name}, which has: {string.Join(", ", Header)}.");
    }

    /// <summary>The rows, each as long as the header. Reads the files anew each time.</summary>
    /// <exception cref="ReplayException">A row is malformed or has too few or too many fields, or one file ends before another.</exception>
    public IEnumerable<string[]> Rows()
    {
        var readers = files.Select(Open).ToList();
        try
        {
            foreach (var reader in readers) reader.Read();
            for (var number = 1; ; number++)
            {
                var more = readers.Count(reader => Advance(reader, number));
                if (more == 0) yield break;
                if (more < readers.Count) throw new ReplayException($"The files {Name} have different numbers of rows.");
                yield return Row(readers, number);
            }
        }
        finally
        {
            foreach (var reader in readers) reader.Dispose();
        }
    }

    private bool Advance(CsvReader reader, int number)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            throw new ReplayException($"Row {number} of {Name} is no valid CSV.");
        }
    }

    private string[] Row(List<CsvReader> readers, int number)
    {
        var fields = new string[Header.Count];
        var at = 0;
        for (var file = 0; file < readers.Count; file++)
        {
            if (readers[file].FieldCount != widths[file])
                throw new ReplayException($"Row {number} of {files[file].Name} has {readers[file].FieldCount} fields in place of {widths[file]}.");
            foreach (var field in Fields(readers[file])) fields[at++] = field;
        }

        return fields;
    }

    private static string[] ReadHeader(FileInfo file)
    {
        if (!file.Exists) throw new ReplayException($"There is no file {file.FullName}.");
        using var reader = Open(file);
        return reader.Read() ? [.. Fields(reader)] : throw new ReplayException($"{file.Name} is empty; it needs a header.");
    }

    private static IEnumerable<string> Fields(CsvReader reader) => Enumerable.Range(0, reader.FieldCount).Select(reader.GetString);

    private static CsvReader Open(FileInfo file)
    {
        Stream bytes = file.OpenRead();
        if (file.Extension == ".gz") bytes = new GZipStream(bytes, CompressionMode.Decompress);
        return CsvReader.Create(bytes, Options, leaveOpen: false);
    }
}

using System.Globalization;

namespace Analytics.Client;

/// <summary>A batch on disk: the records of one kind as a JSON array, compressed by gzip.</summary>
internal sealed record SpooledBatch(long Place, RecordRoute Route, int Records, long Bytes, string Path)
{
    private const char Between = '.';

    public static string PathOf(string folder, long place, RecordRoute route, int records) =>
        System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{place:D16}{Between}{route}{Between}{records}"));

    /// <summary>The batch of a file; null where its name is not one of a batch.</summary>
    public static SpooledBatch? Read(string path) =>
        System.IO.Path.GetFileName(path).Split(Between) is [var place, var route, var records, ..]
        && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Enum.TryParse<RecordRoute>(route, out var kind)
        && int.TryParse(records, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new SpooledBatch(number, kind, count, new FileInfo(path).Length, path)
            : null;
}

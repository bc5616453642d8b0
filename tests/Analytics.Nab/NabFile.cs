using System.Globalization;

namespace Analytics.Nab;

/// <summary>A series of the corpus with its labelled anomalies, in order.</summary>
internal sealed record NabFile(string Name, IReadOnlyList<DateTime> Times, IReadOnlyList<double> Values, IReadOnlyList<NabWindow> Windows)
{
    private const double ProbationShare = 0.15;
    private const int LongestProbation = 750;

    /// <summary>Rows at the start that do not count.</summary>
    public int Probation => Math.Min((int)(ProbationShare * Values.Count), LongestProbation);

    public static NabFile Read(string name, string path, IEnumerable<IReadOnlyList<string>> windows)
    {
        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).ToArray();
        DateTime[] times = [.. rows.Select(row => DateTime.Parse(row[0], CultureInfo.InvariantCulture))];
        return new(name, times, [.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))], [.. windows.Select(window => Window(times, window))]);
    }

    private static NabWindow Window(DateTime[] times, IReadOnlyList<string> bounds)
    {
        var (from, to) = (DateTime.Parse(bounds[0], CultureInfo.InvariantCulture), DateTime.Parse(bounds[1], CultureInfo.InvariantCulture));
        return new(Array.FindIndex(times, time => time >= from), Array.FindLastIndex(times, time => time <= to));
    }
}

using System.Globalization;
using Analytics.Api.Replay;
using Analytics.Learning.Churn;

namespace Analytics.Api.Churn;

/// <summary>Reads rows for the churn model from a CSV file. A column whose values are all numbers (or empty) is a number column.</summary>
internal static class ChurnCsv
{
    private static readonly string[] Yes = ["1", "true", "yes"];
    private static readonly string[] No = ["0", "false", "no"];

    /// <param name="file">The file, in order of time.</param>
    /// <param name="label">Column that says who left: 1, true or yes.</param>
    /// <param name="ignored">Columns that are no features.</param>
    /// <param name="like">Rows whose columns these must have; null: the columns are told from the values.</param>
    /// <exception cref="ReplayException">The file or a column is missing, or a value is none of its column's.</exception>
    public static ChurnRows Read(FileInfo file, string label, IReadOnlyList<string> ignored, ChurnEncoding? like = null)
    {
        var source = new CsvSource([file]);
        var left = source.Column("--label", label);
        foreach (var name in ignored) source.Column("--ignore", name);
        var rows = source.Rows().ToList();
        var columns = Enumerable.Range(0, source.Header.Count).Where(column => column != left && !ignored.Contains(source.Header[column])).ToList();
        List<int> numbers = [.. like is null ? columns.Where(column => rows.All(row => row[column].Length == 0 || Number(row[column]) is not null)) : like.NumberNames.Select(name => source.Column("the model", name))];
        List<int> texts = [.. like is null ? columns.Except(numbers) : like.CategoryNames.Select(name => source.Column("the model", name))];
        return new ChurnRows(
            [.. numbers.Select(column => source.Header[column])],
            [.. texts.Select(column => source.Header[column])],
            [.. rows.Select((row, at) => numbers.Select(column => row[column].Length == 0 ? double.NaN : Number(row[column]) ?? throw new ReplayException($"Row {at + 1} of {source.Name}: {source.Header[column]} must be a number.")).ToArray())],
            [.. rows.Select(row => texts.Select(column => row[column].Length == 0 ? null : row[column]).ToArray())],
            [.. rows.Select((row, at) => Left(row[left]) ?? throw new ReplayException($"Row {at + 1} of {source.Name}: {label} must be one of {string.Join(", ", Yes.Concat(No))}."))]);
    }

    private static bool? Left(string text) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

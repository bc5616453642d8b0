using System.IO.Compression;
using System.Text.Json;
using Analytics.Statistics.Calibration;
using Analytics.Statistics.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Churn;

/// <summary>Gives the probability that someone leaves, and which columns it rests on. Immutable and thread-safe.</summary>
public sealed class ChurnModel
{
    private const string Learnt = "learnt.zip";
    private const string Shape = "shape.json";

    private readonly MLContext context;
    private readonly ITransformer transformer;
    private readonly SchemaDefinition schema;

    internal ChurnModel(MLContext context, ChurnEncoding encoding, ITransformer transformer, SchemaDefinition schema, PlattCalibration calibration) =>
        (this.context, Encoding, this.transformer, this.schema, Calibration) = (context, encoding, transformer, schema, calibration);

    /// <summary>The columns, and how they are read.</summary>
    public ChurnEncoding Encoding { get; }

    /// <summary>From the learner's margin to a probability.</summary>
    public PlattCalibration Calibration { get; }

    /// <summary>Probability that each leaves; O(rows).</summary>
    /// <param name="numbers">Numbers of each row, in the order of the columns; NaN is missing.</param>
    /// <param name="categories">Texts of each row; null is missing.</param>
    /// <returns>The probabilities, in [0, 1].</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public double[] Score(IReadOnlyList<double[]> numbers, IReadOnlyList<string?[]> categories)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(categories);
        return [.. Margins(numbers, categories).Select(Calibration.Calibrate)];
    }

    /// <summary>
    /// How much each column moves the log-odds of one row: against the same row with the column's usual value (median, most frequent text) in its place.
    /// They need not add up. Source: Robnik-Šikonja &amp; Kononenko 2008, "Explaining classifications for individual instances", IEEE TKDE 20(5), 589-600.
    /// </summary>
    /// <param name="numbers">Numbers of the row.</param>
    /// <param name="categories">Texts of the row.</param>
    /// <returns>Columns, the one that moves most first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public IReadOnlyList<ColumnContribution> Explain(double[] numbers, string?[] categories)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(categories);
        List<double[]> replacedNumbers = [numbers];
        List<string?[]> replacedCategories = [categories];
        for (var column = 0; column < Encoding.NumberNames.Count; column++)
        {
            replacedNumbers.Add([.. numbers.Select((value, at) => at == column ? Encoding.Medians[column] : value)]);
            replacedCategories.Add(categories);
        }

        for (var column = 0; column < Encoding.CategoryNames.Count; column++)
        {
            replacedNumbers.Add(numbers);
            replacedCategories.Add([.. categories.Select((value, at) => at == column ? Encoding.Usual[column] : value)]);
        }

        var logits = Margins(replacedNumbers, replacedCategories).Select(margin => -(Calibration.Slope * margin) - Calibration.Intercept).ToList();
        return
        [
            .. Encoding.NumberNames.Concat(Encoding.CategoryNames).Select((name, at) => new ColumnContribution(name, logits[0] - logits[at + 1]))
                .OrderByDescending(one => Math.Abs(one.LogOdds)).ThenBy(one => one.Column, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// How much the area under the ROC curve loses when a column is shuffled among the rows: of raw columns, not of their marks.
    /// Source: Breiman 2001, "Random forests", Machine Learning 45, 5-32; Fisher, Rudin &amp; Dominici 2019, JMLR 20(177).
    /// </summary>
    /// <param name="rows">Rows that the model did not learn from, of both kinds.</param>
    /// <param name="random">Shuffles.</param>
    /// <param name="repeats">How often each column is shuffled, at least once; the mean is taken.</param>
    /// <returns>Columns, the most important first; a loss near 0 or below is none.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public IReadOnlyList<ColumnImportance> Importance(ChurnRows rows, Random random, int repeats = 5)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        rows.Check();
        bool[] left = [.. rows.Left];
        var whole = Area(rows.Numbers, rows.Categories, left);
        List<ColumnImportance> columns = [];
        foreach (var (name, column, number) in Encoding.NumberNames.Select((name, at) => (name, at, true)).Concat(Encoding.CategoryNames.Select((name, at) => (name, at, false))))
        {
            var sum = 0.0;
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                var order = Enumerable.Range(0, rows.Count).ToArray();
                random.Shuffle(order);
                sum += whole - (number
                    ? Area([.. rows.Numbers.Select((row, at) => With(row, column, rows.Numbers[order[at]][column]))], rows.Categories, left)
                    : Area(rows.Numbers, [.. rows.Categories.Select((row, at) => With(row, column, rows.Categories[order[at]][column]))], left));
            }

            columns.Add(new ColumnImportance(name, sum / repeats));
        }

        return [.. columns.OrderByDescending(one => one.AucLoss)];
    }

    /// <summary>Writes the model: the learner as ML.NET saves it, beside it columns and calibration.</summary>
    /// <param name="stream">Takes it; stays open.</param>
    public void Save(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var rows = context.Data.LoadFromEnumerable(Array.Empty<ChurnRow>(), schema);
        using (var learnt = Entry(archive, Learnt).Open())
        {
            using var whole = new MemoryStream();
            context.Model.Save(transformer, rows.Schema, whole);
            whole.Position = 0;
            whole.CopyTo(learnt);
        }

        using var shape = Entry(archive, Shape).Open();
        JsonSerializer.Serialize(shape, new SavedShape(Encoding, Calibration));
    }

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="stream">Holds it.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is no such model.</exception>
    public static ChurnModel Load(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.GetEntry(Shape) is not { } shape || archive.GetEntry(Learnt) is not { } learnt) throw new InvalidDataException("The archive holds no churn model.");
        using var text = shape.Open();
        var saved = JsonSerializer.Deserialize<SavedShape>(text) ?? throw new InvalidDataException("The model has no columns.");
        using var content = learnt.Open();
        using var whole = new MemoryStream();
        content.CopyTo(whole);
        whole.Position = 0;
        var context = new MLContext(1);
        return new ChurnModel(context, saved.Encoding, context.Model.Load(whole, out _), ChurnRow.Schema(saved.Encoding.Width), saved.Calibration);
    }

    internal double[] Margins(IReadOnlyList<double[]> numbers, IReadOnlyList<string?[]> categories)
    {
        var rows = context.Data.LoadFromEnumerable(numbers.Select((row, at) => ChurnRow.Of(Encoding.Encode(row, categories[at]))).ToList(), schema);
        return [.. context.Data.CreateEnumerable<ChurnMargin>(transformer.Transform(rows), reuseRowObject: false).Select(margin => (double)margin.Score)];
    }

    // The time of an entry would make the same model another file each time.
    private static ZipArchiveEntry Entry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry;
    }

    private static T[] With<T>(T[] row, int column, T value)
    {
        T[] copy = [.. row];
        copy[column] = value;
        return copy;
    }

    private double Area(IReadOnlyList<double[]> numbers, IReadOnlyList<string?[]> categories, bool[] left) => RocArea(Margins(numbers, categories), left);

    private static double RocArea(double[] margins, bool[] left) => RocComparison.Paired(margins, margins, left).First;

    private sealed record SavedShape(ChurnEncoding Encoding, PlattCalibration Calibration);
}

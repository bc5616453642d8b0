using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Drift;

/// <summary>
/// Compares the columns of a model in two windows. The store counts, by one query a window; memory depends on the columns and their bins, not on
/// the rows. One report is wrong about any column without drift with a probability of at most <see cref="Alpha"/>.
/// </summary>
public sealed class DriftAnalyser(IEventQueries queries, ModelRegistry registry)
{
    /// <summary>Level of a whole report.</summary>
    public const double Alpha = 0.05;

    // The change of a column, and that of its missing share.
    private const int TestsPerColumn = 2;

    private static readonly string[] Ranks = ["drift", "negligible", "notEnoughData", "none", "skipped"];

    /// <summary>Faults of a question, by parameter; empty when it can be answered.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(DriftQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var faults = new Dictionary<string, string[]>(WindowRules.Check(question.Window, null));
        if (question.Reference is { } reference && WindowRules.Check(reference, null).Count > 0)
            faults["reference"] = ["reference must be a window of at most ten years, from before to"];
        if (question.NumericTest is { } numeric && !DriftTests.NumericNames.Contains(numeric))
            faults["numericTest"] = [$"numericTest must be one of {string.Join(", ", DriftTests.NumericNames)}"];
        if (question.CategoricalTest is { } categorical && !DriftTests.CategoricalNames.Contains(categorical))
            faults["categoricalTest"] = [$"categoricalTest must be one of {string.Join(", ", DriftTests.CategoricalNames)}"];
        return faults;
    }

    /// <summary>The report; null where the model or the version is unknown.</summary>
    /// <exception cref="ArgumentException">The question has faults.</exception>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<DriftReport?> AnalyseAsync(DriftQuestion question, CancellationToken cancellationToken)
    {
        if (Check(question).Count > 0) throw new ArgumentException("The question has faults: check it first.", nameof(question));
        if (Versions(question) is not { Count: > 0 } versions) return null;

        var (reference, kind) = Reference(question, versions);
        var all = DriftColumns.Of(question.Model, versions, registry);
        DriftColumn[] columns = [.. all.Where(column => column.Field is not null)];
        var samples = await Task.WhenAll(
            SampleAsync(question, reference, columns, cancellationToken), SampleAsync(question, question.Window, columns, cancellationToken));
        var judge = new ColumnJudge(question, TestsPerColumn * columns.Length);
        ColumnDrift[] judged =
        [
            .. columns.Select((column, at) => judge.Judge(column, samples[0][at], samples[1][at])).Where(WasEverGiven),
            .. all.Where(column => column.Field is null).Select(NotSummarised),
        ];
        return new DriftReport
        {
            Model = question.Model,
            Version = question.Version,
            Window = question.Window,
            Reference = reference,
            ReferenceKind = kind,
            Predictions = samples[1][0].Predictions,
            ReferencePredictions = samples[0][0].Predictions,
            Alpha = Alpha,
            Drifted = judged.Count(IsDrift),
            Judged = judged.Count(column => column.Test is not null),
            Columns =
            [
                .. judged
                    .OrderBy(column => IsDrift(column) ? 0 : Array.IndexOf(Ranks, column.Verdict))
                    .ThenByDescending(column => column.Distance / column.NegligibleBelow ?? 0),
            ],
        };
    }

    private static bool IsDrift(ColumnDrift column) => column.Verdict == "drift" || column.MissingVerdict == "drift";

    /// <summary>An answer that the model never gives, such as a decision, is no column of it.</summary>
    private static bool WasEverGiven(ColumnDrift column) =>
        column.Rows + column.ReferenceRows > 0 || column.Column.Contains('.', StringComparison.Ordinal);

    private static ColumnDrift NotSummarised(DriftColumn column) =>
        new() { Column = column.Name, Verdict = "skipped", Because = "Text and embeddings are not judged." };

    private List<ModelVersion> Versions(DriftQuestion question) =>
    [
        .. (registry.List().FirstOrDefault(model => model.Model == question.Model)?.Versions ?? [])
            .Where(version => question.Version is null || version == question.Version)
            .Select(version => registry.Find(question.Model, version))
            .OfType<ModelVersion>(),
    ];

    private static (TimeRange Range, string Kind) Reference(DriftQuestion question, List<ModelVersion> newestFirst)
    {
        if (question.Reference is { } given) return (given, "given");
        if (!question.AgainstPrevious && newestFirst.Select(version => version.Reference).FirstOrDefault(window => window is { From: not null, To: not null }) is { } registered)
            return (new TimeRange(registered.From!.Value, registered.To!.Value), "registered");
        return (new TimeRange(question.Window.From - (question.Window.To - question.Window.From), question.Window.From), "previous");
    }

    private async Task<ColumnSample[]> SampleAsync(
        DriftQuestion question, TimeRange window, DriftColumn[] columns, CancellationToken cancellationToken)
    {
        List<FieldFilter> filters = [new(Field.Of("model"), [question.Model])];
        if (question.Version is { } version) filters.Add(new(Field.Of("version"), [version]));
        Summary[] summaries =
        [
            new Summary.CountOf(),
            .. columns.Select(column => column.Kind == DriftColumnKind.Categorical
                ? (Summary)new Summary.CategoriesOf(column.Field!, ColumnJudge.MostCategories + 2)
                : new Summary.SketchOf(column.Field!)),
            .. columns.Where(column => column.Kind == DriftColumnKind.Numeric).Select(column => new Summary.MomentsOf(column.Field!)),
        ];
        var groups = await queries.SummariseAsync(
            new SummaryQuery { Source = EventSource.Predictions, From = window.From.UtcDateTime, To = window.To.UtcDateTime, Filters = filters, Summaries = summaries },
            cancellationToken);
        return groups.Count == 0 ? [.. columns.Select(Empty)] : Samples(groups[0].Values, columns);
    }

    private static ColumnSample[] Samples(IReadOnlyList<SummaryValue> values, DriftColumn[] columns)
    {
        var moments = values.Skip(1 + columns.Length).Select(value => value.Moments).GetEnumerator();
        var samples = new ColumnSample[columns.Length];
        for (var at = 0; at < columns.Length; at++)
        {
            var own = columns[at].Kind == DriftColumnKind.Numeric && moments.MoveNext() ? moments.Current : null;
            samples[at] = new ColumnSample(values[0].Count, values[1 + at] with { Moments = own });
        }

        return samples;
    }

    private static ColumnSample Empty(DriftColumn column) =>
        new(0, column.Kind == DriftColumnKind.Categorical ? new SummaryValue { Categories = [] } : new SummaryValue { Sketch = new([]) });
}

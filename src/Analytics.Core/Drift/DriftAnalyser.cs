using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;
using Analytics.Core.Findings.Columns;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Drift;

/// <summary>
/// Compares the columns of a model in a window with those of a reference: inputs, answers and truths. The store counts, by one query a window and
/// source; memory depends on the columns and their bins, not on the rows. One report is wrong about any column without drift with a probability of
/// at most its alpha.
/// </summary>
public sealed class DriftAnalyser(IEventQueries queries, ModelRegistry registry, TimeProvider clock)
{
    // The change of a column, and that of its missing share.
    private const int TestsPerColumn = 2;

    private static readonly string[] Ranks = ["drift", "negligible", "notEnoughData", "none", "skipped"];

    /// <summary>Faults of a question, by parameter; empty when it can be answered.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(DriftQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var faults = new Dictionary<string, string[]>(WindowRules.Check(question.Scope.Window, null));
        if (question.Scope.Reference.Window is { } reference && WindowRules.Check(reference, null).Count > 0)
            faults["reference"] = ["reference must be a window of at most ten years, from before to"];
        if (question.NumericTest is { } numeric && !DriftTests.NumericNames.Contains(numeric))
            faults["numericTest"] = [$"numericTest must be one of {string.Join(", ", DriftTests.NumericNames)}"];
        if (question.CategoricalTest is { } categorical && !DriftTests.CategoricalNames.Contains(categorical))
            faults["categoricalTest"] = [$"categoricalTest must be one of {string.Join(", ", DriftTests.CategoricalNames)}"];
        if (question.Alpha is not (> 0 and < 1)) faults["alpha"] = ["alpha must lie between 0 and 1"];
        return faults;
    }

    /// <summary>The report, over time too where a width is given; null where the model or the version is unknown.</summary>
    /// <exception cref="ArgumentException">The question has faults.</exception>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<DriftReport?> AnalyseAsync(DriftQuestion question, BucketWidth? width, CancellationToken cancellationToken)
    {
        if (Check(question).Count > 0) throw new ArgumentException("The question has faults: check it first.", nameof(question));
        var scope = question.Scope;
        if (ModelColumns.VersionsOf(scope, registry) is not { Count: > 0 } versions) return null;

        ModelColumn[] all = [.. ModelColumns.Of(scope.Model, versions, registry).Where(column => question.Columns.Count == 0 || question.Columns.Contains(column.Name))];
        ModelColumn[] columns = [.. all.Where(column => column.Field is not null)];
        var reader = new ColumnReader(queries, columns);
        var samples = await Task.WhenAll(reader.ReferenceAsync(scope, cancellationToken), reader.CurrentAsync(scope, cancellationToken));
        var judge = new ColumnJudge(question, TestsPerColumn * Math.Max(1, columns.Length));
        ColumnDrift[] judged =
        [
            .. columns.Select((column, at) => judge.Judge(column, samples[0][at], samples[1][at])).Where(WasEverGiven),
            .. all.Where(column => column.Field is null).Select(NotSummarised),
        ];
        return new DriftReport
        {
            Model = scope.Model,
            Version = scope.Version,
            Window = scope.Window,
            Reference = scope.Reference.Window,
            DataSet = scope.Reference.DataSet,
            ReferenceKind = scope.Reference.Kind,
            Predictions = samples[1].Select(sample => sample.Predictions).FirstOrDefault(),
            ReferencePredictions = samples[0].Select(sample => sample.Predictions).FirstOrDefault(),
            Alpha = question.Alpha,
            Drifted = judged.Count(IsDrift),
            Judged = judged.Count(column => column.Test is not null),
            Columns =
            [
                .. judged
                    .OrderBy(column => IsDrift(column) ? 0 : Array.IndexOf(Ranks, column.Verdict))
                    .ThenByDescending(column => column.Distance / column.NegligibleBelow ?? 0),
            ],
            Series = width is { } bucket ? Series(await reader.SeriesAsync(scope, bucket, cancellationToken), samples[0], columns, question) : null,
            Provenance = new Provenance
            {
                Configuration = ConfigurationHash.Of(question),
                Seed = 0,
                Window = scope.Window,
                Reference = scope.Reference.Window,
                DataSet = scope.Reference.DataSet,
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    internal static bool IsDrift(ColumnDrift column) => column.Verdict == "drift" || column.MissingVerdict == "drift";

    private static DriftBucket[] Series(
        SortedDictionary<DateTime, ColumnSample[]> buckets, ColumnSample[] reference, ModelColumn[] columns, DriftQuestion question)
    {
        var judge = new ColumnJudge(question, TestsPerColumn * Math.Max(1, columns.Length) * Math.Max(1, buckets.Count));
        return
        [
            .. buckets.Select(bucket =>
            {
                var judged = columns.Select((column, at) => judge.Judge(column, reference[at], bucket.Value[at])).Where(WasEverGiven).ToList();
                return new DriftBucket
                {
                    From = TimeBuckets.Utc(bucket.Key),
                    Predictions = bucket.Value.Select(sample => sample.Predictions).FirstOrDefault(),
                    Drifted = judged.Count(IsDrift),
                    Columns = [.. judged.Select(column => new BucketDrift(column.Column, column.Verdict, column.Distance, column.Critical, column.MissingShare))],
                };
            }),
        ];
    }

    /// <summary>An answer that the model never gives, such as a decision, is no column of it.</summary>
    private static bool WasEverGiven(ColumnDrift column) =>
        column.Rows + column.ReferenceRows > 0 || column.Column.Contains('.', StringComparison.Ordinal);

    private static ColumnDrift NotSummarised(ModelColumn column) =>
        new() { Column = column.Name, Verdict = "skipped", Because = "Text and embeddings are not judged." };
}

using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Statistics.Drift.Multivariate;
using Analytics.Statistics.Drift.Verdicts;

namespace Analytics.Core.Drift.Multivariate;

/// <summary>What the two methods find, in the words of a finding.</summary>
internal sealed class MultivariateFindings(int referenceRows, int rows, int limit)
{
    private const string Reconstruction = "pca_reconstruction";
    private const string Classifier = "domain_classifier";
    private const int Named = 3;
    private const double LeastImportance = 0.05;

    public IReadOnlyList<Finding> TooFewRows(int least) => Both(rows < least
        ? Empty with
        {
            Status = FindingStatus.NotEnoughData,
            Because = string.Create(CultureInfo.InvariantCulture, $"The window has {rows} rows, {least} are needed."),
            RowsNeeded = least - rows,
        }
        : Empty with
        {
            Status = FindingStatus.NotEnoughData,
            Because = string.Create(CultureInfo.InvariantCulture, $"The reference has {referenceRows} rows, {least} are needed."),
        });

    public IReadOnlyList<Finding> TooFewColumns() => Both(Empty with { Because = "Fewer than two features have differing values in the window and in the reference." });

    public Finding Of(ReconstructionVerdict? judged)
    {
        if (judged is null) return Empty with { Method = Reconstruction, Because = "The features go together so little that principal components say nothing of them." };

        var verdict = judged.Verdict;
        var margin = Math.Max(verdict.Critical, verdict.NegligibleBelow) * judged.Deviation;
        return Judged(verdict) with
        {
            Method = Reconstruction,
            Because = string.Create(
                CultureInfo.InvariantCulture,
                $"Error of rebuilding the rows from the reference's components {judged.ReferenceError:0.###} → {judged.CurrentError:0.###} (its distance {verdict.Distance:0.###} sd, where chance gives at most {verdict.Critical:0.###} and {verdict.NegligibleBelow:0.###} matters){Meaning(verdict)}."),
            Score = judged.CurrentError,
            Lower = judged.CurrentInterval.Lower,
            Upper = judged.CurrentInterval.Upper,
            Reference = judged.ReferenceError,
            Threshold = judged.ReferenceError + (judged.CurrentError < judged.ReferenceError ? -margin : margin),
            Unit = "sd",
        };
    }

    public Finding Of(DomainClassification classification, DriftVerdict verdict, IReadOnlyList<string> names, IReadOnlyList<double> importances)
    {
        var most = verdict.Outcome == DriftOutcome.Drift ? Most(names, importances).ToList() : [];
        var parting = most.Count > 0
            ? ", most by " + string.Join(", ", most.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Name} ({column.Importance:0 %})")))
            : "";
        return Judged(verdict) with
        {
            Method = Classifier,
            Columns = most.Count > 0 ? [.. most.Select(column => column.Name)] : null,
            Because = string.Create(
                CultureInfo.InvariantCulture,
                $"Rows of the window are told from those of the reference with AUROC {classification.Auc.Value:0.###}, where chance gives at most {0.5 + verdict.Critical:0.###} and {0.5 + verdict.NegligibleBelow:0.###} matters{parting}{Meaning(verdict)}."),
            Score = classification.Auc.Value,
            Lower = classification.Auc.Lower,
            Upper = classification.Auc.Upper,
            Reference = 0.5,
            Threshold = 0.5 + Math.Max(verdict.Critical, verdict.NegligibleBelow),
            Unit = "ratio",
        };
    }

    private Finding Empty => new()
    {
        Check = MultivariateDriftAnalyser.Check,
        Subject = "features",
        Status = FindingStatus.Skipped,
        Because = "",
        N = rows,
        ReferenceN = referenceRows,
    };

    private Finding Judged(DriftVerdict verdict) => Empty with
    {
        Status = verdict.Outcome switch
        {
            DriftOutcome.Drift => FindingStatus.Alert,
            DriftOutcome.NotEnoughData => FindingStatus.NotEnoughData,
            _ => FindingStatus.Ok,
        },
        PValue = verdict.PValue,
        RowsNeeded = Needed(verdict),
        Impact = verdict.Distance / verdict.NegligibleBelow,
    };

    /// <summary>More rows help only as far as the samples go.</summary>
    private long? Needed(DriftVerdict verdict) => verdict.Outcome == DriftOutcome.NotEnoughData && rows + verdict.RowsNeeded <= limit ? verdict.RowsNeeded : null;

    private string Meaning(DriftVerdict verdict) => verdict.Outcome switch
    {
        DriftOutcome.Negligible => ": significant, but below the size that matters",
        DriftOutcome.NotEnoughData when Needed(verdict) is { } needed => string.Create(CultureInfo.InvariantCulture, $": about {needed} more rows are needed to tell"),
        DriftOutcome.NotEnoughData => ": the reference is too small, or varies too much over time, to tell",
        _ => "",
    };

    private static Finding[] Both(Finding finding) => [finding with { Method = Reconstruction }, finding with { Method = Classifier }];

    private static IEnumerable<(string Name, double Importance)> Most(IReadOnlyList<string> names, IReadOnlyList<double> importances) => names.Zip(importances)
        .OrderByDescending(column => column.Second)
        .Take(Named)
        .Where((column, place) => place == 0 || column.Second >= LeastImportance);
}

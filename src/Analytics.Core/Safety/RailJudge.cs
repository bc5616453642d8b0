using System.Globalization;
using System.Text;
using Analytics.Contracts.Safety;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;
using Analytics.Core.Safety.Grammar;

namespace Analytics.Core.Safety;

/// <summary>
/// Judges predictions by the active rules as they are recorded. A judged prediction has one check of the rule <see cref="SafetyRow.WholeSet"/> with
/// its worst verdict, and one of each rule that applies. Thread-safe; for models without rules it is one look-up.
/// </summary>
internal sealed class RailJudge(RailRegister rails, ModelRegistry registry, FieldSealer sealer)
{
    public void Judge(in JudgedPrediction prediction, List<SafetyRow> checks)
    {
        var row = prediction.Row;
        if (rails.IsEmpty || rails.ActiveOf(row.Model) is not { } active || registry.Schema(row.Model, row.Version) is not { } schema)
            return;

        var subject = new RailSubject(row, prediction.Extras);
        RailVerdict? worst = null;
        foreach (var rule in active.For(schema))
        {
            if (!rule.Applies(in subject)) continue;
            checks.Add(Applied(row, active, rule, in subject));
            if (worst is null || rule.Rule.Verdict > worst) worst = rule.Rule.Verdict;
        }

        checks.Add(Whole(row, active, VerdictOf(worst)));
    }

    private static SafetyRow Whole(PredictionRow row, CompiledRails active, SafetyVerdict verdict) =>
        Check(row, active, $"{row.Id}~{active.VersionText}", SafetyRow.WholeSet, verdict);

    private SafetyRow Applied(PredictionRow row, CompiledRails active, CompiledRule rule, in RailSubject subject)
    {
        var check = Check(row, active, $"{row.Id}~{active.VersionText}~{rule.Rule.Id}", rule.Rule.Id, VerdictOf(rule.Rule.Verdict));
        check.Severity = Word(rule.Rule.Severity);
        check.Category = rule.Rule.Category;
        check.Evidence = sealer.Seal(rule.Evidence(in subject));
        return check;
    }

    /// <summary>Ids hold a character that no id of a sender has, so the two never meet.</summary>
    private static SafetyRow Check(PredictionRow row, CompiledRails active, string id, string rule, SafetyVerdict verdict) => new()
    {
        Index = row.Index,
        Id = id,
        IdHash = RecordHash.OfId(RecordKind.Safety, id),
        BodyHash = RecordHash.OfBody(Encoding.UTF8.GetBytes(id)),
        At = row.At,
        PredictionId = row.Id,
        PredictionHash = row.IdHash,
        Rule = rule,
        Verdict = verdict,
        Rails = active.Version,
    };

    private static SafetyVerdict VerdictOf(RailVerdict? verdict) => verdict switch
    {
        null => SafetyVerdict.Pass,
        RailVerdict.Warn => SafetyVerdict.Warn,
        RailVerdict.Violation => SafetyVerdict.Violation,
        _ => SafetyVerdict.Blocked,
    };

    private static string Word(RailSeverity severity) => severity.ToString().ToLower(CultureInfo.InvariantCulture);
}

using System.Text.Json;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Labelled predictions of a case with their realised figures; the cases write 0 for an undefined rate.</summary>
internal sealed record BinaryLog(double[] Scores, bool[] Labels, bool[] Decisions)
{
    public double RocAuc => BinaryScoring.RocAuc(LabelledRows.ByScore(Scores, Labels)).Value;

    public double AveragePrecision => RankScoring.AveragePrecision(LabelledRows.ByScore(Scores, Labels)).Value;

    public double F1 => Confusion.TruePositives + Confusion.Wrong > 0 ? BinaryScoring.F1(Confusion).Value : 0;

    public double Accuracy => BinaryScoring.Accuracy(Confusion).Value;

    public double Precision => Confusion.PredictedPositives > 0 ? BinaryScoring.Precision(Confusion).Value : 0;

    public double Recall => Confusion.ActualPositives > 0 ? BinaryScoring.Recall(Confusion).Value : 0;

    public double Specificity => Confusion.ActualNegatives > 0 ? BinaryScoring.Specificity(Confusion).Value : 0;

    public BinaryConfusion Confusion => LabelledRows.Confusion(Decisions, Labels);

    public static BinaryLog Of(JsonElement rows) => new(Read.Numbers(rows, "p"), Read.Flags(rows, "y"), Read.Flags(rows, "c"));

    public BinaryLog Take(int[] rows) => new(ScoringCases.Pick(Scores, rows), ScoringCases.Pick(Labels, rows), ScoringCases.Pick(Decisions, rows));
}

using System.Globalization;
using Analytics.Api.Replay;
using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;
using Analytics.Learning.Churn;
using Analytics.Statistics.Scoring;

namespace Analytics.Api.Churn;

/// <summary>One training: reads, learns, judges, compares, and keeps.</summary>
internal sealed class ChurnRun
{
    private const double TestShare = 0.2;
    private const double Alpha = 0.05;
    private const int Seed = 1;

    public required FileInfo Train { get; init; }

    public FileInfo? Test { get; init; }

    public required string Label { get; init; }

    public IReadOnlyList<string> Ignored { get; init; } = [];

    public IReadOnlyList<string> Segments { get; init; } = [];

    public required string Name { get; init; }

    public string? Licence { get; init; }

    public double Worth { get; init; }

    public double Cost { get; init; }

    public double Success { get; init; }

    /// <summary>Runs; the lines say what came of it.</summary>
    /// <exception cref="ReplayException">The data can't be used.</exception>
    /// <exception cref="ModelFolderException">The version in force can't be read.</exception>
    /// <exception cref="ArgumentException">There are too few rows.</exception>
    public IEnumerable<string> Run(ModelFolder folder, DateTimeOffset now)
    {
        if (Worth is not > 0 || Cost is not >= 0 || Success is not (> 0 and <= 1)) throw new ReplayException("--worth must be above 0, --cost 0 or more, --success above 0 and at most 1.");
        if (Name.Length == 0 || Name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_'))) throw new ReplayException("--name must be letters, digits, - and _.");
        var rows = ChurnCsv.Read(Train, Label, Ignored);
        foreach (var missing in Segments.Except(rows.CategoryNames)) throw new ReplayException($"--segment {missing} is no text column of {Train.Name}: {string.Join(", ", rows.CategoryNames)}.");
        var cut = (int)(rows.Count * (1 - TestShare));
        var learnt = Test is null ? rows.Between(0, cut) : rows;
        var training = ChurnTrainer.Train(learnt);
        var test = Test is null ? rows.Between(cut, rows.Count) : ChurnCsv.Read(Test, Label, Ignored, training.Model.Encoding);
        if (test.Left.Distinct().Count() < 2) throw new ReplayException("The rows to judge by need some who left and some who stayed.");

        var probabilities = training.Model.Score(test.Numbers, test.Categories);
        bool[] left = [.. test.Left];
        var version = (folder.Newest(Name) ?? 0) + 1;
        var card = Card(training, learnt, test, probabilities, left, version, now);
        foreach (var candidate in training.Candidates) yield return $"{candidate.Learner,-10} log-loss {Text(candidate.LogLoss)} brier {Text(candidate.Brier)} on the later rows{(candidate.Learner == training.Learner ? ", the best" : "")}{(candidate.LogLoss is null ? ": does not run on this machine" : "")}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{test.Count:#,0} rows that it did not learn from: {string.Join(", ", card.Metrics.Select(one => $"{one.Key} {one.Value.Value:0.0000}{(one.Value.Lower is null ? "" : $" [{one.Value.Lower:0.0000}, {one.Value.Upper:0.0000}]")}"))}");
        yield return string.Create(CultureInfo.InvariantCulture, $"at the threshold {card.Threshold:0.###} an offer goes to {probabilities.Count(p => p >= card.Threshold):#,0}, and is worth {Value(probabilities, left, card.Threshold):#,0.##} in all; to everyone it would be worth {Value(probabilities, left, 0):#,0.##}");
        yield return $"rests on {string.Join(", ", card.Importance.OrderByDescending(one => one.Value).Take(5).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} ({one.Value:0.000})")))}";
        if (version > 1)
        {
            var (_, current) = folder.Load(Name, version - 1);
            var same = Test is null ? ChurnCsv.Read(Train, Label, Ignored, current.Encoding).Between(cut, rows.Count) : ChurnCsv.Read(Test, Label, Ignored, current.Encoding);
            var compared = RocComparison.Paired(probabilities, current.Score(same.Numbers, same.Categories), left);
            var better = compared.Difference.Value > 0 && compared.PValue < Alpha;
            yield return string.Create(CultureInfo.InvariantCulture, $"version {version - 1} in force has AUC {compared.Second:0.0000}; difference {compared.Difference.Value:+0.0000;-0.0000} [{compared.Difference.Lower:0.0000}, {compared.Difference.Upper:0.0000}], {(compared.PValue is { } p ? $"p {p.ToString("0.000", CultureInfo.InvariantCulture)} (DeLong)" : "the same scores")}");
            if (!better)
            {
                yield return "not better by a test: the version in force stays";
                yield break;
            }
        }

        folder.Save(training.Model, card);
        yield return $"kept as {Name} version {version}";
    }

    private ArtefactCard Card(ChurnTraining training, ChurnRows learnt, ChurnRows test, double[] probabilities, bool[] left, int version, DateTimeOffset now)
    {
        var threshold = Math.Min(1, Cost / (Success * Worth));
        return new ArtefactCard
        {
            Name = Name,
            Version = version,
            Learner = training.Learner.ToString(),
            Sha256 = "",
            Data = Train.Name + (Test is null ? $", the first {1 - TestShare:P0} of its rows" : ""),
            DataLicence = Licence,
            Rows = learnt.Count,
            LeftShare = learnt.Left.Count(one => one) / (double)learnt.Count,
            Features = [.. learnt.NumberNames, .. learnt.CategoryNames],
            TestRows = test.Count,
            Metrics = ChurnJudge.Metrics(probabilities, left),
            Candidates = training.Candidates.ToDictionary(one => one.Learner.ToString(), one => one.LogLoss is { } loss ? ChurnJudge.Of(loss) : Figure.None("does not run on the machine of the training")),
            Importance = training.Model.Importance(test, new Random(Seed)).ToDictionary(one => one.Column, one => one.AucLoss),
            Segments = Segments.SelectMany(segment => ChurnJudge.Segments(test, segment, probabilities, threshold)).ToDictionary(),
            Threshold = threshold,
            ThresholdReason = string.Create(CultureInfo.InvariantCulture, $"an offer of {Cost:0.##} keeps {Success:P0} of leavers, each worth {Worth:0.##}."),
            IntendedUse = "Ranks customers by how likely they are to leave, so that offers reach those who would. It says nothing of why; it is not for decisions that deny anybody anything.",
            TrainedAt = now,
        };
    }

    private double Value(double[] probabilities, bool[] left, double threshold) =>
        probabilities.Zip(left).Where(row => row.First >= threshold).Sum(row => (row.Second ? Success * Worth : 0) - Cost);

    private static string Text(Estimate? estimate) => estimate is null ? "–" : estimate.Value.ToString("0.0000", CultureInfo.InvariantCulture);
}

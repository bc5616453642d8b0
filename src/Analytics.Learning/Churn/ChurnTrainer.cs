using Analytics.Statistics.Calibration;
using Analytics.Statistics.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Analytics.Learning.Churn;

/// <summary>
/// Learns who leaves. Candidates learn from the earlier rows and are judged by the log-loss on the later ones, as they will be used; the best learns from all
/// rows, with the calibration (Platt) that it had on the later ones. The same rows give the same model.
/// </summary>
public static class ChurnTrainer
{
    private const double EarlierShare = 0.8;
    private const int FewestRows = 100;
    private const int FewestLeavers = 20;
    private const int Seed = 1;

    /// <summary>Trains the candidates and keeps the best.</summary>
    /// <param name="rows">Rows in order of time: at least 100, with 20 that left and 20 that stayed in each of the two parts.</param>
    /// <returns>The model and how the candidates did.</returns>
    /// <exception cref="ArgumentNullException">There are no rows.</exception>
    /// <exception cref="ArgumentException">The rows are too few, or not of one width.</exception>
    public static ChurnTraining Train(ChurnRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.Check();
        var cut = (int)(rows.Count * EarlierShare);
        var (earlier, later) = (rows.Between(0, cut), rows.Between(cut, rows.Count));
        if (rows.Count < FewestRows || HasFew(earlier) || HasFew(later))
            throw new ArgumentException($"There must be {FewestRows} rows, with {FewestLeavers} that left and as many that stayed in the first four fifths and in the rest.", nameof(rows));

        var encoding = ChurnEncoding.Of(earlier);
        List<ChurnCandidate> candidates = [];
        foreach (var learner in Enum.GetValues<ChurnLearner>())
        {
            try
            {
                candidates.Add(Judge(learner, encoding, earlier, later));
            }
            catch (DllNotFoundException)
            {
                candidates.Add(new ChurnCandidate(learner, null, null, null));
            }
        }

        var best = candidates.Where(candidate => candidate.LogLoss is not null).MinBy(candidate => candidate.LogLoss!.Value)!;
        var whole = ChurnEncoding.Of(rows);
        var context = new MLContext(Seed);
        return new ChurnTraining(new ChurnModel(context, whole, Fit(context, best.Learner, whole, rows), Schema(whole), best.Calibration!), best.Learner, candidates);
    }

    private static ChurnCandidate Judge(ChurnLearner learner, ChurnEncoding encoding, ChurnRows earlier, ChurnRows later)
    {
        var context = new MLContext(Seed);
        var model = new ChurnModel(context, encoding, Fit(context, learner, encoding, earlier), Schema(encoding), new PlattCalibration(-1, 0));
        var margins = model.Margins(later.Numbers, later.Categories);
        bool[] left = [.. later.Left];
        var calibration = PlattCalibration.Fit(margins, left);
        double[] probabilities = [.. margins.Select(calibration.Calibrate)];
        return new ChurnCandidate(learner, ProbabilityScoring.LogLoss(probabilities, left), ProbabilityScoring.Brier(probabilities, left), calibration);
    }

    private static ITransformer Fit(MLContext context, ChurnLearner learner, ChurnEncoding encoding, ChurnRows rows)
    {
        var data = context.Data.LoadFromEnumerable(rows.Left.Select((left, at) => ChurnRow.Of(encoding.Encode(rows.Numbers[at], rows.Categories[at]), left)).ToList(), Schema(encoding));
        var trainers = context.BinaryClassification.Trainers;
        return learner switch
        {
            ChurnLearner.Logistic => context.Transforms.NormalizeMeanVariance(nameof(ChurnRow.Features))
                .Append(trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1 })).Fit(data),
            ChurnLearner.FastTree => trainers.FastTree(new FastTreeBinaryTrainer.Options
            {
                NumberOfTrees = 500,
                NumberOfLeaves = 8,
                LearningRate = 0.05,
                MinimumExampleCountPerLeaf = 5,
                FeatureFraction = 0.7,
                BaggingSize = 1,
                BaggingExampleFraction = 0.8,
                Seed = Seed,
                FeatureSelectionSeed = Seed,
                NumberOfThreads = 1,
            }).Fit(data),
            _ => trainers.LightGbm(new LightGbmBinaryTrainer.Options
            {
                NumberOfIterations = 600,
                NumberOfLeaves = 10,
                LearningRate = 0.03,
                MinimumExampleCountPerLeaf = 10,
                Seed = Seed,
                Deterministic = true,
                NumberOfThreads = 1,
                Booster = new GradientBooster.Options { FeatureFraction = 0.7, SubsampleFraction = 0.8, SubsampleFrequency = 1 },
            }).Fit(data),
        };
    }

    private static SchemaDefinition Schema(ChurnEncoding encoding) => ChurnRow.Schema(encoding.Width);

    private static bool HasFew(ChurnRows rows) => rows.Left.Count(left => left) < FewestLeavers || rows.Left.Count(left => !left) < FewestLeavers;
}

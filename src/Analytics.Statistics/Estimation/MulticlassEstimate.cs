namespace Analytics.Statistics.Estimation;

/// <summary>Estimated figures of a model of several classes; macro figures are means over the classes, each against the rest.</summary>
/// <param name="Accuracy">Expected share of rows whose predicted class is the true one, in [0, 1].</param>
/// <param name="Precision">Macro precision; a class that is never predicted counts 0.</param>
/// <param name="Recall">Macro recall; a class without mass counts 0.</param>
/// <param name="Specificity">Macro specificity; a class that has all mass counts 0.</param>
/// <param name="F1">Macro F1; a class without mass that is never predicted counts 0.</param>
/// <param name="RocAuc">Macro area under the ROC curve; null where a class has none or all of the mass.</param>
/// <param name="Classes">Expected counts of each class against the rest, in the order of the columns.</param>
public sealed record MulticlassEstimate(
    double Accuracy,
    double Precision,
    double Recall,
    double Specificity,
    double F1,
    double? RocAuc,
    IReadOnlyList<ExpectedConfusion> Classes);

namespace Analytics.Statistics.Scoring;

/// <summary>How the figures of several classes, each against the rest, become one.</summary>
public enum Averaging
{
    /// <summary>The plain mean over the classes: rare classes count as much as common ones.</summary>
    Macro,

    /// <summary>From the counts of all classes added together; with one label a row, precision, recall and F1 all equal accuracy.</summary>
    Micro,

    /// <summary>The mean over the classes, weighted by how many rows carry their label.</summary>
    Weighted,
}

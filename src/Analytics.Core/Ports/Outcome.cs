namespace Analytics.Core.Ports;

/// <summary>What became of one prediction.</summary>
/// <param name="At">When it was made, UTC.</param>
/// <param name="IdHash">Hash of its id; outcomes of one moment are ordered by it.</param>
/// <param name="Correct">1 where the class was right, else 0; null where the task has no classes.</param>
/// <param name="AbsoluteError">Distance of prediction and truth (regression).</param>
public readonly record struct Outcome(DateTime At, ulong IdHash, double? Correct, double? AbsoluteError);

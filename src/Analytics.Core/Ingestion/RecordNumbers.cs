namespace Analytics.Core.Ingestion;

/// <summary>Sizes of numbers that are recorded: fourth powers of what is stored, as variances of squared errors are made of, are finite.</summary>
internal static class RecordNumbers
{
    public const double Largest = 1e60;
    public const string Rule = "must be at most 1e60 in size";

    /// <summary>Whether a number can be recorded.</summary>
    public static bool Fits(double number) => Math.Abs(number) <= Largest;
}

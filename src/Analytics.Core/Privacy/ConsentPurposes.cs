namespace Analytics.Core.Privacy;

/// <summary>Purposes that a subject agreed to; the numbers are stored.</summary>
[Flags]
public enum ConsentPurposes
{
    None = 0,
    Analytics = 1,
    Personalisation = 2,
    Training = 4,
    Benchmarking = 8,
}

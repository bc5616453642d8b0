namespace Analytics.Core.Safety.Grammar;

/// <summary>Words with a meaning of their own.</summary>
internal static class RailNames
{
    public const string Probabilities = "probabilities.";
}

namespace Analytics.Core.Safety.Grammar;

/// <summary>What is wrong with an expression.</summary>
/// <param name="Column">Where, from 1.</param>
/// <param name="Message">What, for people.</param>
internal sealed record RailFault(int Column, string Message)
{
    public override string ToString() => $"Column {Column}: {Message}";
}

namespace Analytics.Core.Safety.Grammar;

/// <summary>Type of an expression; the number is stored.</summary>
internal enum RailKind
{
    Number = 1,
    Text = 2,

    /// <summary>Several texts; a condition holds for them when it holds for one.</summary>
    Texts = 3,
    Truth = 4,
}

namespace Analytics.Core.Safety.Grammar;

/// <summary>Kind of a token.</summary>
internal enum RailTokenKind
{
    End,
    Word,

    /// <summary>Part of a name between backquotes.</summary>
    Quoted,
    Text,
    Number,
    Symbol,
}

namespace Analytics.Core.Safety.Grammar;

/// <summary>A truth value of Kleene's logic. The order makes "and" the lesser and "or" the greater of two.</summary>
internal enum Truth
{
    False = 0,

    /// <summary>Rests on something that is missing.</summary>
    Unknown = 1,
    True = 2,
}

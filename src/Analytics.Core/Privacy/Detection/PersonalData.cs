namespace Analytics.Core.Privacy.Detection;

/// <summary>What a stretch of text is.</summary>
internal enum PersonalData : byte
{
    /// <summary>Nothing known.</summary>
    None,

    /// <summary>Something harmless that looks like personal data: a date, a UUID.</summary>
    Harmless,
    Email,
    Phone,
    Card,
    Iban,
    Ip,
    Token,
}

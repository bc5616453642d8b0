namespace Analytics.Client;

/// <summary>What an attempt came to.</summary>
internal enum SendKind
{
    /// <summary>The service answered for every record of it.</summary>
    Delivered,

    /// <summary>The service will never take it.</summary>
    Refused,

    /// <summary>Somebody took it out of the spool.</summary>
    Gone,

    /// <summary>Another attempt is worth it.</summary>
    Away,
}

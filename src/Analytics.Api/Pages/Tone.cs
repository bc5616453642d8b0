namespace Analytics.Api.Pages;

/// <summary>How a verdict sounds.</summary>
public enum Tone
{
    /// <summary>There is too little to say.</summary>
    Unknown,

    /// <summary>Nothing to do.</summary>
    Fine,

    /// <summary>Worth a look.</summary>
    Watch,
}

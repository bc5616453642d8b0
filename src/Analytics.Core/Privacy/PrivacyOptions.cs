namespace Analytics.Core.Privacy;

/// <summary>Settings of the section <c>Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Privacy";

    /// <summary>Master key: 32 bytes in base64. A secret. Everything that is encrypted depends on it.</summary>
    public string? MasterKey { get; set; }

    /// <summary>Path of a file that holds the master key, in place of <see cref="MasterKey"/>.</summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>Refuse to start without a configured master key. Null: everywhere but in Development.</summary>
    public bool? RequireEncryption { get; set; }

    /// <summary>Regions (ISO 3166-1, parted by commas) whose national telephone numbers are found in text; international ones always are.</summary>
    public string PhoneRegions { get; set; } = string.Join(',', PersonalDataScrubber.DefaultPhoneRegions);

    /// <summary>What becomes of a prediction without consent for analytics: kept for the model's quality, with no link to its subject and no free text ("keep"), or dropped and counted ("drop").</summary>
    public string UnlinkedPredictions { get; set; } = Keep;

    /// <summary>Fewest people that a figure about people is given for; smaller ones are left out.</summary>
    public int SmallestCell { get; set; } = 10;

    /// <summary>Predictions without consent for analytics are dropped.</summary>
    public bool DropsUnlinkedPredictions => UnlinkedPredictions == Drop;

    internal IReadOnlyList<string> PhoneRegionList => PhoneRegions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal const string Keep = "keep";
    internal const string Drop = "drop";
}

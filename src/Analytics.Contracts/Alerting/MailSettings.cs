namespace Analytics.Contracts.Alerting;

/// <summary>Where mail goes, and through which server.</summary>
public sealed record MailSettings
{
    /// <summary>Name of the SMTP server.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>starttls (required, never skipped), tls (from the first byte) or none (only where Alerts:AllowUnencrypted is set).</summary>
    public string Security { get; init; } = "starttls";

    /// <summary>User, where the server wants one.</summary>
    public string? User { get; init; }

    /// <summary>Sender.</summary>
    public required string From { get; init; }

    /// <summary>Recipients; 1 to 50.</summary>
    public required IReadOnlyList<string> To { get; init; }
}

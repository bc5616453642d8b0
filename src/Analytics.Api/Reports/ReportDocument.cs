namespace Analytics.Api.Reports;

/// <summary>A report before it is written in a format.</summary>
internal sealed record ReportDocument
{
    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is of: a window, a version.</summary>
    public required string Subtitle { get; init; }

    /// <summary>What it says, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The same in a few lines.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>The figures.</summary>
    public required IReadOnlyList<ReportTable> Tables { get; init; }

    /// <summary>The figures as the API gives them.</summary>
    public required object Data { get; init; }

    /// <summary>The component of the page that shows them.</summary>
    public required Type Page { get; init; }

    /// <summary>Its parameters.</summary>
    public required IReadOnlyDictionary<string, object?> Parameters { get; init; }
}

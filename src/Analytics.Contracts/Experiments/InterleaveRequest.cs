namespace Analytics.Contracts.Experiments;

/// <summary>Two rankings of one request, as <c>POST /v1/experiments/interleave</c> takes them.</summary>
public sealed record InterleaveRequest
{
    /// <summary>Id of the request: the same id and rankings give the same list.</summary>
    public required string Request { get; init; }

    /// <summary>Ranking of the champion, best first; 1 to 1,000 different items.</summary>
    public required IReadOnlyList<string> Champion { get; init; }

    /// <summary>Ranking of the challenger, best first; 1 to 1,000 different items.</summary>
    public required IReadOnlyList<string> Challenger { get; init; }

    /// <summary>Length of the list to show, 1 to 1,000.</summary>
    public int Length { get; init; } = 10;
}

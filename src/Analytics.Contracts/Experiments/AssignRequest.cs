using System.Text.Json;

namespace Analytics.Contracts.Experiments;

/// <summary>Asks for the variants of one visitor, as <c>POST /v1/experiments/assign</c> takes it.</summary>
public sealed record AssignRequest
{
    /// <summary>The person; at most 200 characters. Hashed for the assignment, stored as a pseudonym only.</summary>
    public string? Subject { get; init; }

    /// <summary>The session; at most 200 characters.</summary>
    public string? Session { get; init; }

    /// <summary>The device; at most 200 characters.</summary>
    public string? Device { get; init; }

    /// <summary>What targeting asks for: strings, numbers, booleans. Strings are kept with the exposure as segments to split by; at most 50.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Attributes { get; init; }

    /// <summary>Only these experiments. Absent: all running ones.</summary>
    public IReadOnlyList<string>? Experiments { get; init; }

    /// <summary>False: nothing is recorded; send exposures when the variant is shown.</summary>
    public bool Record { get; init; } = true;
}

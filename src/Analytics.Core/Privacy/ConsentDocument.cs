namespace Analytics.Core.Privacy;

/// <summary>A subject's consent as it is stored. What was granted before, and withdrawn, stays provable by the history.</summary>
internal sealed record ConsentDocument
{
    private const int LongestHistory = 100;

    /// <summary>The pseudonym's 128 bits in hexadecimal; also the document's id.</summary>
    public required string Pseudonym { get; init; }

    public required ConsentState Current { get; init; }

    /// <summary>Earlier states, oldest first; at most 100, the oldest go.</summary>
    public IReadOnlyList<ConsentState> History { get; init; } = [];

    public static string IdOf(UInt128 pseudonym) => pseudonym.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    public static ConsentDocument Next(UInt128 pseudonym, ConsentDocument? before, ConsentState state) => new()
    {
        Pseudonym = IdOf(pseudonym),
        Current = state,
        History = before is null ? [] : [.. before.History.Append(before.Current).TakeLast(LongestHistory)],
    };
}

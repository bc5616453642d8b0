namespace Analytics.Core.Privacy;

/// <summary>Turns subject ids into pseudonyms.</summary>
public sealed class Pseudonymiser
{
    /// <summary>The pseudonym of a subject under the current key. Thread-safe.</summary>
    public Pseudonym Of(string subject) => throw new NotImplementedException();
}

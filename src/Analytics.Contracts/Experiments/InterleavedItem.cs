namespace Analytics.Contracts.Experiments;

/// <summary>An item of an interleaved list.</summary>
/// <param name="Item">The item.</param>
/// <param name="Team">champion or challenger: who drafted it. Send it along with the click, as the property <c>team</c> of the event.</param>
public sealed record InterleavedItem(string Item, string Team);

using System.Text;

namespace Analytics.Core.Privacy.Detection;

/// <summary>Which stretches of a text are already known to be something; the first detector to claim one has it.</summary>
internal sealed class RedactionMap(string text)
{
    private PersonalData[] kinds = [];
    private bool isDirty;

    public string Text => text;

    public bool IsFree(int position) => kinds.Length == 0 || kinds[position] == PersonalData.None;

    public bool IsFree(int start, int end) =>
        kinds.Length == 0 || !kinds.AsSpan(start, end - start).ContainsAnyExcept(PersonalData.None);

    /// <summary>Marks [start, end), unless a part of it is taken.</summary>
    public void Claim(int start, int end, PersonalData kind)
    {
        if (!IsFree(start, end))
            return;
        if (kinds.Length == 0)
            kinds = new PersonalData[text.Length];
        kinds.AsSpan(start, end - start).Fill(kind);
        isDirty |= kind != PersonalData.Harmless;
    }

    /// <summary>The original text with a label in place of each claimed stretch; the same instance where there is none.</summary>
    public string Apply(string original, FoldedText folded)
    {
        if (!isDirty)
            return original;
        var scrubbed = new StringBuilder(original.Length);
        for (var start = 0; start < kinds.Length;)
        {
            var kind = kinds[start];
            var next = kinds.AsSpan(start).IndexOfAnyExcept(kind);
            var end = next < 0 ? kinds.Length : start + next;
            if (kind is PersonalData.None or PersonalData.Harmless)
                scrubbed.Append(original.AsSpan(folded.Origin(start)..folded.Origin(end)));
            else
                scrubbed.Append(Label(kind));
            start = end;
        }

        return scrubbed.ToString();
    }

    private static string Label(PersonalData kind) => kind switch
    {
        PersonalData.Email => "[email]",
        PersonalData.Phone => "[phone]",
        PersonalData.Card => "[card]",
        PersonalData.Iban => "[iban]",
        PersonalData.Ip => "[ip]",
        _ => "[token]",
    };
}

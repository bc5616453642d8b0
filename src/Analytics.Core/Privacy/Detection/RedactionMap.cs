using System.Text;

namespace Analytics.Core.Privacy.Detection;

/// <summary>Which stretches of a text are already known to be something; the first detector to claim one has it.</summary>
internal sealed class RedactionMap(string text)
{
    private PersonalData[] _kinds = [];
    private bool _isDirty;

    public string Text => text;

    public bool IsFree(int position) => _kinds.Length == 0 || _kinds[position] == PersonalData.None;

    public bool IsFree(int start, int end) =>
        _kinds.Length == 0 || !_kinds.AsSpan(start, end - start).ContainsAnyExcept(PersonalData.None);

    /// <summary>Marks [start, end), unless a part of it is taken.</summary>
    public void Claim(int start, int end, PersonalData kind)
    {
        if (!IsFree(start, end))
            return;
        if (_kinds.Length == 0)
            _kinds = new PersonalData[text.Length];
        _kinds.AsSpan(start, end - start).Fill(kind);
        _isDirty |= kind != PersonalData.Harmless;
    }

    /// <summary>The original text with a label in place of each claimed stretch; the same instance where there is none.</summary>
    public string Apply(string original, FoldedText folded)
    {
        if (!_isDirty)
            return original;
        var scrubbed = new StringBuilder(original.Length);
        for (var start = 0; start < _kinds.Length;)
        {
            var kind = _kinds[start];
            var next = _kinds.AsSpan(start).IndexOfAnyExcept(kind);
            var end = next < 0 ? _kinds.Length : start + next;
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
